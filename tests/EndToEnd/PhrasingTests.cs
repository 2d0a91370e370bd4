using Microsoft.Extensions.DependencyInjection;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Knowledge.Answers;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The articles get better by use: strange words that an article solved lead to it the next time, for the same client only.</summary>
public sealed class PhrasingTests
{
    private const string Strange = "the printer wears a purple hat and sulks";
    private const string Article = "KB-0038";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A ticket with strange words, which the desk solves with an article.</summary>
    private static async Task SolvedAsync(BotUnderTest bot, string words = Strange)
    {
        var id = await DeskStory.OpenAsync(bot, problem: words);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketClaim, await bot.CardOfAsync(id));
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketResolve, await bot.CardOfAsync(id, $"Took the paper out as in {Article}."));
        await bot.IdleAsync();
        Assert.Equal(TicketStatus.Resolved, (await bot.TicketAsync(id)).Status);
        await bot.SayAsync(DeskStory.Employee, $"confirm {id}");
        await bot.IdleAsync();
    }

    private static async Task<string?> OfferedAsync(BotUnderTest bot, string person, string words)
    {
        await bot.SayAsync(person, words);
        await bot.IdleAsync();
        return (await bot.ReportsAsync()).Where(r => r.Text == words).MaxBy(r => r.ReportedAt)?.ArticleId;
    }

    [Fact]
    public async Task Strange_words_that_the_desk_solved_with_an_article_find_it_the_next_time_for_the_same_client_only()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SolvedAsync(bot);
        Assert.NotEqual(Article, (await bot.ReportsAsync()).Single().ArticleId);
        Assert.Equal(Article, await OfferedAsync(bot, "manager@fabrikam.example", "our printer wears a purple hat and sulks"));
        Assert.NotEqual(Article, await OfferedAsync(bot, "employee@contoso.example", "the printer wears a purple hat and sulks."));
    }

    [Fact]
    public async Task Editors_see_the_words_and_can_have_them_forgotten()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SolvedAsync(bot);
        await bot.SayAsync(DeskStory.Tessa, $"article {Article}");
        var card = BotUnderTest.Decoded(await bot.HeardAsync("Words of fabrikam"));
        Assert.Contains(Strange, card, StringComparison.Ordinal);
        var kept = Assert.Single(await bot.Services.GetRequiredService<ArticlePhrasings>().OfArticleAsync(Article, Ct));
        await bot.PressAsync(DeskStory.Employee, ArticleVerbs.Forget, new { phrasing = kept.Id });
        await bot.IdleAsync();
        Assert.Single(await bot.Services.GetRequiredService<ArticlePhrasings>().OfArticleAsync(Article, Ct));
        using var answer = await bot.PressAsync(DeskStory.Tessa, ArticleVerbs.Forget, new { phrasing = kept.Id });
        Assert.Contains("do not lead to the article", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.NotEqual(Article, await OfferedAsync(bot, "manager@fabrikam.example", "our printer wears a purple hat and sulks"));
    }

    [Fact]
    public async Task It_works_now_keeps_the_words_and_attacks_are_never_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, "the label printer in the warehouse is dead");
        await bot.HeardAsync("Try this first");
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportSolved, bot.ButtonData(Verbs.ReportSolved));
        await bot.HeardAsync("Glad");
        var article = (await bot.ReportsAsync()).Single().ArticleId!;
        var phrasings = bot.Services.GetRequiredService<ArticlePhrasings>();
        Assert.Equal("the label printer in the warehouse is dead", Assert.Single(await phrasings.OfArticleAsync(article, Ct)).Value.Text);
        await SolvedAsync(bot, "I clicked a phishing link in a purple mail about the printer");
        Assert.Empty(await phrasings.OfArticleAsync(Article, Ct));
    }

    [Fact]
    public async Task An_article_keeps_the_newest_words_of_a_client_and_no_more()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (phrasings, triage) = (bot.Services.GetRequiredService<ArticlePhrasings>(), bot.Services.GetRequiredService<SupportBot.Knowledge.Articles.ArticleShelf>().Triage);
        for (var i = 0; i < ArticlePhrasings.MostOfArticle + 2; i++)
        {
            var (words, at) = ($"printer hat number{i} sulks", Support.Some.TuesdayMorning + NodaTime.Duration.FromMinutes(i));
            await bot.Store.CommitAsync(await phrasings.KeepAsync($"X-{i}", Article, "fabrikam", words, triage.Assess(words), at, Ct), Ct);
            Assert.True((await phrasings.KeepAsync($"Y-{i}", Article, "fabrikam", words, triage.Assess(words), at, Ct)).IsEmpty);
        }

        Assert.Equal(["X-2", "X-3", "X-4", "X-5", "X-6"], (await phrasings.OfArticleAsync(Article, Ct)).Select(p => p.Id));
    }
}
