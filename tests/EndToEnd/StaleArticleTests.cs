using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Knowledge.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The desk is reminded of articles that nobody has checked, bundled, once in a period, and a word clears them.</summary>
public sealed class StaleArticleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task LookAsync(BotUnderTest bot, int days) =>
        bot.Services.GetRequiredService<ArticleWatcher>().LookAsync(Some.TuesdayMorning + Duration.FromDays(days), Ct);

    [Fact]
    public async Task All_that_is_due_comes_in_one_card_once_a_period_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var data = new DirectoryInfo(folder.Path);
        await using (var bot = await BotUnderTest.StartAsync(data, "--Articles:ReviewDays", "60", "--Articles:RemindEveryDays", "7"))
        {
            await bot.InstallInChannelAsync();
            await bot.IdleAsync();
            await LookAsync(bot, 0);
            await LookAsync(bot, 1);
            Assert.Contains("were not checked for more than 60 days", (await bot.HeardAsync("articles were not checked")).Body, StringComparison.Ordinal);
            await bot.IdleAsync();
            Assert.Equal(1, Told(bot));
        }

        await using var again = await BotUnderTest.StartAsync(data, "--Articles:ReviewDays", "60", "--Articles:RemindEveryDays", "7");
        await again.InstallInChannelAsync();
        await again.IdleAsync();
        await LookAsync(again, 6);
        await again.IdleAsync();
        Assert.Equal(0, Told(again));
        await LookAsync(again, 7);
        await again.HeardAsync("articles were not checked");
    }

    [Fact]
    public async Task Nothing_counts_as_told_before_the_desks_channel_was_ever_heard_from()
    {
        await using var bot = await BotUnderTest.StartAsync(null, "--Articles:ReviewDays", "60", "--Articles:RemindEveryDays", "7");
        await LookAsync(bot, 0);
        await bot.IdleAsync();
        await bot.InstallInChannelAsync();
        await bot.IdleAsync();
        await LookAsync(bot, 1);
        await bot.HeardAsync("articles were not checked");
    }

    [Fact]
    public async Task What_was_reviewed_is_due_no_more_and_only_technicians_review()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var shelf = bot.Services.GetRequiredService<ArticleShelf>();
        var today = new LocalDate(2026, 11, 24);
        var stale = StaleArticles.Of(await shelf.FollowAsync(Ct), today, 60);
        Assert.True(stale.Length > 2);
        await bot.SayAsync(DeskStory.Employee, $"reviewed {stale[2].Id}");
        await bot.SayAsync(DeskStory.Tessa, $"reviewed {stale[0].Id}, {stale[1].Id} and KB-9999");
        var said = (await bot.HeardAsync("checked on")).Body;
        Assert.Contains("KB-9999", said, StringComparison.Ordinal);
        var left = StaleArticles.Of(await shelf.FollowAsync(Ct), today, 60);
        Assert.Equal(stale.Skip(2).Select(a => a.Id), left.Select(a => a.Id));
        Assert.Equal(2, (await bot.Services.GetRequiredService<ArticleArchive>().FindAsync(stale[0].Id, Ct))?.Value.Revision);
    }

    [Fact]
    public async Task Nobody_is_reminded_where_the_setting_is_zero()
    {
        await using var bot = await BotUnderTest.StartAsync(null, "--Articles:ReviewDays", "0");
        await bot.InstallInChannelAsync();
        await bot.IdleAsync();
        await LookAsync(bot, 2000);
        await bot.IdleAsync();
        Assert.Equal(0, Told(bot));
    }

    [Fact]
    public void An_article_is_due_on_the_day_after_its_time_is_over_and_one_never_checked_at_once()
    {
        var day = new LocalDate(2026, 6, 1);
        var library = new ArticleLibrary(
        [
            new Article { Id = "B", Title = "b", Reviewed = day }, new Article { Id = "A", Title = "a" }, new Article { Id = "C", Title = "c", Reviewed = day.PlusDays(1) },
        ]);
        Assert.Equal(["A"], StaleArticles.Of(library, day.PlusDays(10), 10).Select(a => a.Id));
        Assert.Equal(["A", "B"], StaleArticles.Of(library, day.PlusDays(11), 10).Select(a => a.Id));
    }

    private static int Told(BotUnderTest bot) => bot.Connector.Requests.Count(r => r.Body.Contains("articles were not checked", StringComparison.Ordinal));
}
