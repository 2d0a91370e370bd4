using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Turns;

namespace SupportBot.Tests.Bot.Turns;

public sealed class ChannelLocaleTests
{
    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("de-ch", "de-CH")]
    [InlineData("fr_CA", "fr-CA")]
    [InlineData("es-419", "es-419")]
    [InlineData("es", "es")]
    [InlineData("en-GB", "en-GB")]
    [InlineData("de-XX-rubbish", "de")]
    [InlineData("DE", "de")]
    public void A_language_with_sentences_is_kept_with_its_region_when_there_is_such_a_region(string locale, string expected)
    {
        Assert.Equal(expected, ChannelLocale.NameOf(locale));
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("est-EE")]
    [InlineData("der Locale")]
    [InlineData("../../etc")]
    [InlineData("x")]
    [InlineData("-de")]
    public void Any_other_locale_reads_English(string locale)
    {
        Assert.Equal("en", ChannelLocale.NameOf(locale));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void No_locale_says_nothing_about_the_person_and_reads_English_when_nothing_is_known(string? locale)
    {
        Assert.Null(ChannelLocale.NameOf(locale));
        Assert.Equal("en", ChannelLocale.CultureOf(new Activity { Type = "message", Locale = locale }).Name);
    }
}
