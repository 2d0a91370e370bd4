using NodaTime;
using SupportBot.Bot.Terminal;
using SupportBot.Desk.Advice;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What is decided in one quarterly review is told in the next, with what became of it.</summary>
public sealed class ReviewDecisionTests
{
    private const string Manager = "manager@fabrikam.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_quarters_review_tells_what_was_decided_and_what_became_of_it()
    {
        using var temporary = new TemporaryFolder();
        var (clock, folder) = (ScriptClock.At(Some.TuesdayMorning), new DirectoryInfo(temporary.Path));
        await using var connector = await FakeConnector.StartAsync();
        await using (var bot = await BotUnderTest.StartAsync(folder, connector, clock))
        {
            await bot.SayAsync(Manager, "quarterly review");
            Assert.Contains("This is the first review", BotUnderTest.Decoded(await bot.HeardAsync("Quarterly review for Fabrikam Logistics, Q3 2026")), StringComparison.Ordinal);
            var data = bot.ButtonData(Verbs.DecisionAdd);
            await bot.PressAsync(Manager, Verbs.DecisionAdd, data.SetItem("proposal", "Renew the cover of fab-lbl-01").SetItem("text", " "));
            await bot.HeardAsync("Decisions from reviews");
            await bot.SayAsync(Manager, "Decision: move the scanner");
            await bot.HeardAsync("move the scanner");
            await bot.SayAsync("technician1@desk.example", "decision for Fabrikam: buy a switch");
            await bot.HeardAsync("buy a switch");
            await bot.PressAsync(Manager, Verbs.DecisionSettle, data.SetItem("number", "2").SetItem("state", "Dropped"));
            await bot.HeardAsync("Decision 2 is settled");
        }

        clock.Show(Instant.FromUtc(2027, 1, 12, 9, 0));
        await using (var bot = await BotUnderTest.StartAsync(folder, connector, clock))
        {
            await bot.SayAsync(Manager, "quarterly review");
            var review = BotUnderTest.Decoded(await bot.HeardAsync("Quarterly review for Fabrikam Logistics, Q4 2026"));
            Assert.DoesNotContain("This is the first review", review, StringComparison.Ordinal);
            Assert.Contains("Renew the cover of fab-lbl-01", review, StringComparison.Ordinal);
            Assert.Contains("buy a switch", review, StringComparison.Ordinal);
            Assert.Contains("dropped (24 Nov 2026)", review, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("employee@fabrikam.example")]
    [InlineData("approver@fabrikam.example")]
    [InlineData("manager@contoso.example")]
    [InlineData("technician2@desk.example")]
    public async Task Nobody_else_records_or_settles_a_decision_by_a_copied_button(string other)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "decision: move the scanner");
        await bot.HeardAsync("Decisions from reviews");
        var stored = await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct);
        var settle = bot.ButtonData(Verbs.DecisionSettle).SetItem("number", "1").SetItem("state", "Done");
        foreach (var topic in new[] { "Decisions", "Gaps" })
        {
            await bot.PressAsync(other, Verbs.DecisionSettle, settle.SetItem("topic", topic));
            await bot.PressAsync(other, Verbs.DecisionAdd, settle.SetItem("topic", topic).SetItem("text", "give me a raise"));
        }

        await bot.IdleAsync();
        Assert.Equal(stored?.Version, (await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct))?.Version);
    }

    [Theory]
    [InlineData("2", "Done")]
    [InlineData("1", "Open")]
    [InlineData("1", "7")]
    [InlineData("-1", "Done")]
    [InlineData("", "")]
    public async Task A_forged_number_or_state_settles_nothing(string number, string state)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "decision: move the scanner");
        await bot.HeardAsync("Decisions from reviews");
        await bot.PressAsync(Manager, Verbs.DecisionSettle, bot.ButtonData(Verbs.DecisionSettle).SetItem("number", number).SetItem("state", state));
        await bot.HeardAsync("not open any more");
        Assert.Equal(DecisionState.Open, (await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct))!.Value.All.Single().State);
    }

    [Fact]
    public async Task A_decision_is_settled_once_and_the_same_words_are_recorded_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "decision: move the scanner");
        await bot.HeardAsync("Decisions from reviews");
        await bot.SayAsync(Manager, "decision: Move the scanner");
        await bot.IdleAsync();
        var settle = bot.ButtonData(Verbs.DecisionSettle).SetItem("number", "1");
        await bot.PressAsync(Manager, Verbs.DecisionSettle, settle.SetItem("state", "Done"));
        await bot.PressAsync(Manager, Verbs.DecisionSettle, settle.SetItem("state", "Dropped"));
        await bot.HeardAsync("not open any more");
        var all = (await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct))!.Value.All;
        Assert.Equal([DecisionState.Done], all.Select(d => d.State));
    }

    /// <summary>What is before the colon names a client at most: a time that is to come belongs to the plan.</summary>
    [Fact]
    public async Task A_decision_for_a_time_to_come_is_recorded_and_asks_for_no_client()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "decision for next quarter: buy a switch");
        await bot.HeardAsync("Decisions from reviews");
        Assert.Equal("buy a switch", (await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct))!.Value.All.Single().Text);
    }

    [Fact]
    public async Task Without_words_nothing_is_recorded_and_the_form_of_a_decision_is_told()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "decision:   ");
        await bot.HeardAsync("Write what was decided");
        Assert.Null(await bot.Store.FindAsync(ReviewDecisions.Records, "fabrikam", Ct));
    }
}
