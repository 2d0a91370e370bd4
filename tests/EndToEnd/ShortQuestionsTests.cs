namespace SupportBot.Tests.EndToEnd;

/// <summary>Questions as short as people type them, in the terminal.</summary>
public sealed class ShortQuestionsTests
{
    [Theory]
    [InlineData("and in Q3?", "Downtime in Q3 2026")]
    [InlineData("what about last week?", "Downtime in 16 Nov – 22 Nov 2026")]
    [InlineData("how about August", "Downtime in August 2026")]
    public async Task Another_period_is_enough_after_figures(string words, string expected)
    {
        var said = await AnswerAsync("manager@contoso.example", "how much downtime did we have last month?", words);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my screen is black since yesterday")]
    [InlineData("Outlook does not start, please send somebody next week if you can")]
    public async Task A_problem_that_names_a_time_after_figures_is_a_problem(string words)
    {
        var said = await AnswerAsync("manager@contoso.example", "how much downtime did we have last month?", words);
        Assert.Contains("Covered by your contract", said, StringComparison.Ordinal);
        Assert.Contains("Covered by your contract", await AnswerAsync("manager@contoso.example", words, "since yesterday"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("would break-fix be cheaper for us?")]
    [InlineData("is our contract worth it?")]
    [InlineData("do we need another contract")]
    public async Task Whether_the_contract_fits_is_no_problem_with_a_computer(string words) =>
        Assert.Contains("what fits you", await AnswerAsync("manager@contoso.example", words), StringComparison.Ordinal);

    [Theory]
    [InlineData("send me this every Monday", "Mon 30 Nov")]
    [InlineData("send me this every month please", "Tue 1 Dec")]
    public async Task Figures_are_sent_again_when_that_is_typed_below_them(string words, string next)
    {
        var said = await AnswerAsync("manager@contoso.example", "how much downtime did we have last month?", words);
        Assert.Contains("Downtime", said, StringComparison.Ordinal);
        Assert.Contains(next, said, StringComparison.Ordinal);
        Assert.Contains("What shall I send?", await AnswerAsync("manager@contoso.example", words), StringComparison.Ordinal);
        Assert.DoesNotContain("Regular figures", await AnswerAsync("employee@contoso.example", words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_are_named_need_not_be_asked_for_before() =>
        Assert.Contains("\"Cost\" comes by itself", await AnswerAsync("manager@contoso.example", "send me the support cost every month"), StringComparison.Ordinal);

    [Theory]
    [InlineData("status?")]
    [InlineData("any news?")]
    public async Task Status_shows_the_persons_tickets(string words)
    {
        var said = await AnswerAsync("employee@contoso.example", "my laptop is very hot and slow", "[Open a ticket]", words);
        Assert.Contains("Your tickets", said, StringComparison.Ordinal);
        Assert.Contains("my laptop is very hot and slow", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what is waiting for me?")]
    [InlineData("pending approvals")]
    public async Task An_approver_is_shown_what_waits_and_nobody_else_is(string words)
    {
        string[] asked = ["employee@fabrikam.example: the label printer is dead", "employee@fabrikam.example: [Ask for approval]"];
        Assert.Contains("Nothing waits for your approval", await AnswerAsync("approver@fabrikam.example", words), StringComparison.Ordinal);
        Assert.Contains("Approve 125.00", await AnswerAsync("approver@fabrikam.example", [.. asked, words]), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for your approval", await AnswerAsync("approver@contoso.example", [.. asked, words]), StringComparison.Ordinal);
        Assert.DoesNotContain("Approve 125.00", await AnswerAsync("employee@fabrikam.example", [.. asked, words]), StringComparison.Ordinal);
    }

    /// <summary>What is said after the last line; lines without a name are the person's.</summary>
    private static async Task<string> AnswerAsync(string person, params string[] lines)
    {
        var script = lines.Select(line => line.Contains(".example: ", StringComparison.Ordinal) ? line : $"{person}: {line}");
        var said = await TranscriptTests.PlayAsync(["at 2026-11-24T09:00:00Z", .. script]);
        return said[said.LastIndexOf(": " + lines[^1], StringComparison.Ordinal)..];
    }
}
