using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Knowledge.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The table of <see cref="RoleTableTests"/> for articles that are for technicians, or for another client.</summary>
public sealed class RoleArticleTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    private const string ForTechnicians = "KB-0099";
    private const string TitleForTechnicians = "A drive letter is reported as already in use";
    private const string TitleForContoso = "The bilby lamp of Contoso flickers";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Columns => RoleTableTests.Columns;

    /// <summary>A button for another article names any article when it is forged.</summary>
    [Theory]
    [InlineData(ForTechnicians)]
    [InlineData("")]
    public async Task A_forged_choice_offers_no_article_that_is_for_others(string article)
    {
        var row = new RoleRow(RolePresses.All.ToList().FindIndex(r => r.Verb == Verbs.ReportChoose));
        await world.RunAsync(RoleColumn.Of(Who.Owner), async session =>
        {
            var hidden = article.Length > 0 ? article : await AddForContosoAsync(session.Bot);
            var heard = await session.PressAsync(Verbs.ReportChoose, row.Fields(null).SetItem("article", hidden));
            Assert.DoesNotContain(TitleForTechnicians, heard, StringComparison.Ordinal);
            Assert.DoesNotContain(TitleForContoso, heard, StringComparison.Ordinal);
            var report = await session.Bot.Store.FindAsync(TicketDocuments.Reports, row.ReportId, Ct);
            Assert.Equal("KB-0010", report?.Value.ArticleId);
        });
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Searches_find_the_articles_of_the_role_and_the_company(string who)
    {
        var column = RoleColumn.Of(Enum.Parse<Who>(who));
        await world.RunAsync(column, async session =>
        {
            await AddForContosoAsync(session.Bot);
            Assert.Equal(Who.Desk.HasFlag(column.Who), await FindsAsync(session, TitleForTechnicians));
            Assert.Equal((Who.Desk | Who.OtherManager).HasFlag(column.Who), await FindsAsync(session, TitleForContoso));
        });
    }

    private static async Task<bool> FindsAsync(RoleSession session, string title)
    {
        var heard = await session.InvokeAsync(InvokeNames.ComposeExtensionQuery, new
        {
            commandId = "searchArticles",
            parameters = new[] { new { name = "q", value = title } },
            queryOptions = new { skip = 0, count = 25 },
        });
        return heard.Contains(title, StringComparison.Ordinal);
    }

    /// <returns>Its id.</returns>
    private static async Task<string> AddForContosoAsync(BotUnderTest bot)
    {
        var text = $"---\nid: KB-0000\ntitle: {TitleForContoso}\nservices: [printing]\nsymptoms:\n  - the bilby lamp flickers\n"
            + "audience: everyone\nclients: [contoso]\nminutes: 5\nreviewed: 2026-10-19\n---\n\nSay so.\n\n## Steps\n\n1. Press the bilby.\n";
        var (added, changes) = await bot.Services.GetRequiredService<ArticleArchive>().AddAsync(text, "Tessa", Some.TuesdayMorning, Ct);
        await bot.Store.CommitAsync(changes, Ct);
        var library = await bot.Services.GetRequiredService<ArticleShelf>().FollowAsync(Ct);
        Assert.NotNull(library.Find(added.Id));
        return added.Id;
    }
}
