using SupportBot.Bot.Terminal;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The transcripts that the README shows, played as <c>chat --script</c> plays them.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "EndToEnd", "Transcripts");

    [Fact]
    public async Task The_printer_problem_goes_from_the_first_word_to_the_managers_figures_at_any_hour()
    {
        var said = await PlayAsync(await File.ReadAllLinesAsync(Path.Combine(Folder, "printer.txt"), TestContext.Current.CancellationToken));
        string[] inThisOrder =
        [
            "billed per incident", "95.00 € includes the first 30 minutes", "Now is inside support hours",
            "You opened SD-", "technicians' channel", "is working on SD-", "Does it work again?", "Status: closed",
            "You're welcome!", "You have no open tickets", "October 2026, all services: 3 outages",
        ];
        var from = 0;
        foreach (var words in inThisOrder)
        {
            var at = said.IndexOf(words, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{words}' does not come, or too early, in:\n{said}");
            from = at;
        }

        Assert.DoesNotContain("There is no button", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_sets_the_clock_on_a_Saturday_night_hears_that_waiting_is_free()
    {
        var said = await PlayAsync(
        [
            "at 2026-11-21T21:10:00Z",
            "employee@contoso.example: Outlook keeps asking for my password",
        ]);
        Assert.Contains("Wait until Mon 23 Nov 08:00", said, StringComparison.Ordinal);
        Assert.Contains("Outside your support hours", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_an_own_ticket_shows_it_and_adds_nothing_to_it()
    {
        var said = await PlayAsync(
        [
            "at 2026-11-24T09:00:00Z",
            "employee@contoso.example: my laptop is very hot and slow",
            "[Open a ticket]",
            "what about my laptop?",
        ]);
        var answer = said[said.IndexOf("what about my laptop?", StringComparison.Ordinal)..];
        Assert.Contains("my laptop is very hot and slow", answer, StringComparison.Ordinal);
        Assert.Contains("Status: open", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("technicians' channel", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_something_never_reported_is_a_report_of_its_own()
    {
        var said = await PlayAsync(["at 2026-11-24T09:00:00Z", "employee@contoso.example: what about the printer, it is dead"]);
        Assert.Contains("Printing", said, StringComparison.Ordinal);
        Assert.Contains("Open a ticket", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_speaker_is_named_and_nothing_is_played()
    {
        var said = new StringWriter();
        var clock = new ScriptClock();
        await using var session = await TerminalSession.StartAsync(null, clock, said, TestContext.Current.CancellationToken);
        var played = await TerminalScript.PlayAsync(
            session.Chat, ["nobody@fabrikam.example: hello"], null, clock, said, TestContext.Current.CancellationToken);
        Assert.False(played);
        Assert.Equal("Nobody has the name nobody@fabrikam.example.", said.ToString().Trim());
    }

    internal static async Task<string> PlayAsync(IReadOnlyList<string> lines)
    {
        var said = new StringWriter();
        var clock = new ScriptClock();
        clock.Show(TerminalScript.FirstTime(lines) ?? throw new ArgumentException("No line sets the clock.", nameof(lines)));
        await using var session = await TerminalSession.StartAsync(null, clock, said, TestContext.Current.CancellationToken);
        Assert.True(await TerminalScript.PlayAsync(session.Chat, lines, null, clock, said, TestContext.Current.CancellationToken));
        return said.ToString().Replace('\u00a0', ' ');
    }
}
