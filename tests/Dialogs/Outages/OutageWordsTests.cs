using NodaTime;
using SupportBot.Dialogs.Outages;

namespace SupportBot.Tests.Dialogs.Outages;

public sealed class OutageWordsTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public void All_parts_are_read()
    {
        var words = OutageWords.Read("vpn at fabrikam/office, contoso since 09:20: The gateway: no answer");
        Assert.Equal(new OutageWords("vpn", "fabrikam/office, contoso", "09:20", null, "The gateway: no answer"), words);
        Assert.Equal(new OutageWords("vpn", null, null, "2026-11-23 11:30", "fixed"), OutageWords.Read("vpn until 2026-11-23 11:30: fixed"));
        Assert.Equal(new OutageWords("E-mail", null, null, null, ""), OutageWords.Read("E-mail"));
    }

    [Theory]
    [InlineData("09:20", "2026-11-24T08:20:00Z")]
    [InlineData("11:00", "2026-11-23T10:00:00Z")]
    [InlineData("2026-11-20 23:59", "2026-11-20T22:59:00Z")]
    public void A_time_is_the_last_one_that_the_clock_showed(string text, string expected)
    {
        var now = Instant.FromUtc(2026, 11, 24, 9, 30);
        Assert.Equal(NodaTime.Text.InstantPattern.ExtendedIso.Parse(expected).Value, OutageWords.TimeOf(text, Berlin, now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("25:00")]
    [InlineData("soon")]
    public void Other_words_are_no_time(string text) => Assert.Null(OutageWords.TimeOf(text, Berlin, Instant.FromUtc(2026, 11, 24, 9, 30)));
}
