using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A question that nobody answered in time is forgotten: what is written later is read by itself.</summary>
public sealed class PendingQuestionTests
{
    private const string Asked = "employee@contoso.example: Peter's laptop is broken and does not start";

    [Theory]
    [InlineData("2026-11-24T09:29:00Z", true)]
    [InlineData("2026-11-24T09:31:00Z", false)]
    [InlineData("2026-11-25T09:00:00Z", false)]
    public async Task Whom_a_report_is_about_is_asked_for_half_an_hour(string at, bool isAnswer)
    {
        var said = await TranscriptTests.PlayAsync(["at 2026-11-24T09:00:00Z", Asked, "at " + at, "employee@contoso.example: since this morning"]);
        Assert.Contains("I find nobody called Peter", said, StringComparison.Ordinal);
        Assert.Equal(isAnswer, said.Contains("Computers · one person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_in_time_is_the_answer_and_a_day_later_it_is_not()
    {
        string[] answer = ["employee@contoso.example: lena@contoso.example"];
        Assert.Contains("For Lena Hartmann", await TranscriptTests.PlayAsync(["at 2026-11-24T09:00:00Z", Asked, "at 2026-11-24T09:20:00Z", .. answer]), StringComparison.Ordinal);
        var late = await TranscriptTests.PlayAsync(["at 2026-11-24T09:00:00Z", Asked, "at 2026-11-25T09:00:00Z", .. answer]);
        Assert.DoesNotContain("For Lena Hartmann", late, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T09:20:00Z", true)]
    [InlineData("2026-11-25T09:00:00Z", false)]
    public async Task The_old_card_of_the_question_says_that_it_is_too_late(string at, bool isAnswer)
    {
        var said = await TranscriptTests.PlayAsync(["at 2026-11-24T09:00:00Z", Asked, "at " + at, "[It is about me]"]);
        var answer = said[said.LastIndexOf("It is about me", StringComparison.Ordinal)..];
        Assert.Equal(isAnswer, answer.Contains("Open a ticket", StringComparison.Ordinal));
        Assert.Equal(!isAnswer, answer.Contains("please write once more what is wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-24T09:20:00Z", true)]
    [InlineData("2026-11-25T09:00:00Z", false)]
    public void What_was_unclear_is_joined_to_the_answer_only_in_time(string at, bool isAnswer)
    {
        var now = NodaTime.Text.InstantPattern.General.Parse(at).Value;
        var asked = new Conversation { Id = "c", Unclear = "it is strange", AskedAt = NodaTime.Instant.FromUtc(2026, 11, 24, 9, 0) };
        Assert.Equal(isAnswer ? "it is strange" : null, asked.At(now).Unclear);
        Assert.Null(new Conversation { Id = "c", ForWhom = "kept before questions had a time" }.At(now).ForWhom);
    }
}
