using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What the bot says when it has no fix to offer, or must not offer one.</summary>
public sealed class HonestAnswerTests
{
    private const string Employee = "employee@contoso.example";

    [Fact]
    public async Task A_fire_is_answered_with_the_emergency_number_and_priority_1_and_no_instructions()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, "the server room is on fire");
        Assert.Contains("call the emergency number", BotUnderTest.Decoded(await bot.HeardAsync("in danger")), StringComparison.Ordinal);
        var offer = BotUnderTest.Decoded(await bot.HeardAsync("priority 1"));
        Assert.DoesNotContain("Try this first", offer, StringComparison.Ordinal);
        Assert.Contains("Talk to a person", offer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_no_article_fits_get_a_technician_and_no_instructions()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, "the badge reader at the front door of my computer room beeps strangely");
        var offer = BotUnderTest.Decoded(await bot.HeardAsync("no instructions that I am sure of"));
        Assert.DoesNotContain("Try this first", offer, StringComparison.Ordinal);
        var report = await bot.Store.FindAsync(TicketDocuments.Reports, bot.ButtonData(Verbs.ReportHuman)["report"], TestContext.Current.CancellationToken);
        Assert.Null(report?.Value.ArticleId);
    }
}
