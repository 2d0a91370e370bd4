using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Problems without an answer come together, and an article for them closes the gap.</summary>
public sealed class KnowledgeGapTests
{
    private const string Tom = "technician2@desk.example";

    /// <summary>Two people of two companies with the same strange problem; the desk solves the first.</summary>
    private static async Task<(string First, string Second)> TwoProblemsAsync(BotUnderTest bot)
    {
        var first = await DeskStory.OpenAsync(bot, problem: "the franking printer spits purple confetti");
        var second = await DeskStory.OpenAsync(bot, "employee@contoso.example", "our franking printer spits purple confetti since noon");
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketClaim, await bot.CardOfAsync(first));
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketResolve, await bot.CardOfAsync(first, "Emptied the hopper. Reset the wheel."));
        await bot.IdleAsync();
        Assert.Equal(TicketStatus.Resolved, (await bot.TicketAsync(first)).Status);
        return (first, second);
    }

    [Fact]
    public async Task A_technician_sees_the_gap_drafts_an_article_from_it_and_the_gap_is_closed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (first, second) = await TwoProblemsAsync(bot);
        await bot.SayAsync(Tom, "knowledge gaps");
        var card = BotUnderTest.Decoded(await bot.HeardAsync("Knowledge gaps, "));
        Assert.Contains("purple confetti", card, StringComparison.Ordinal);
        await bot.PressAsync(Tom, ArticleVerbs.DraftGap, new { gap = $"{second},{first}" });
        var draft = BotUnderTest.Decoded(await bot.HeardAsync("Draft from 2 problems"));
        Assert.Contains("1. Emptied the hopper.", draft, StringComparison.Ordinal);
        Assert.Contains("since noon", draft, StringComparison.Ordinal);
        Assert.Contains("From ", draft, StringComparison.Ordinal);
        Assert.Contains(first, draft, StringComparison.Ordinal);
        await bot.PressAsync(Tom, ArticleVerbs.Preview, new
        {
            article = "",
            rev = "0",
            title = "The franking printer spits purple confetti",
            services = "printing",
            symptoms = "the franking printer spits purple confetti\nour franking printer spits purple confetti since noon",
            audience = "everyone",
            minutes = "5",
            clients = "",
            body = "## Steps\n\n1. Empty the hopper.",
        });
        await bot.HeardAsync("Preview of a new article");
        await bot.PressAsync(Tom, ArticleVerbs.Save, bot.ButtonData(ArticleVerbs.Save));
        await bot.HeardAsync("People find it from now on");
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(Tom, "knowledge gaps");
        Assert.DoesNotContain("purple confetti", BotUnderTest.Decoded(await bot.HeardAsync("Knowledge gaps, ", before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_client_sees_the_gaps_of_the_desk()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await TwoProblemsAsync(bot);
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync("manager@contoso.example", "knowledge gaps");
        await bot.HeardAsync("managers", before);
        using var pressed = await bot.PressAsync(DeskStory.Employee, ArticleVerbs.DraftGap, new { gap = "SD-1001" });
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.Requests.Skip(before), r => r.Body.Contains("confetti", StringComparison.Ordinal));
    }
}
