using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Digests;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Figures are shared into the own company's channel, by its managers alone.</summary>
public sealed class ShareFiguresTests
{
    private const string Manager = "manager@fabrikam.example";
    private const string Stranger = "manager@contoso.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_chooses_the_channel_and_shares_a_card_without_files_or_buttons()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SayInTeamAsync(bot, Manager, "share here");
        await bot.HeardAsync("From now on");
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        var count = bot.Connector.Requests.Count;
        using var answer = await bot.PressAsync(Manager, Verbs.FiguresShare, bot.ButtonData(Verbs.FiguresShare));
        var shared = BotUnderTest.Decoded(await bot.HeardAsync("Shared by", count));
        Assert.Contains("3 outages", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("/files/", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", shared, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("employee@fabrikam.example")]
    [InlineData("approver@fabrikam.example")]
    [InlineData("technician1@desk.example")]
    [InlineData("technician2@desk.example")]
    public async Task Nobody_else_chooses_a_channel(string upn)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SayInTeamAsync(bot, upn, "share here");
        await bot.HeardAsync("managers");
        Assert.Null(await bot.Store.FindAsync(SharePlace.Places, "fabrikam", Ct));
    }

    [Theory]
    [InlineData("employee@fabrikam.example")]
    [InlineData("approver@fabrikam.example")]
    [InlineData(Stranger)]
    [InlineData("technician1@desk.example")]
    [InlineData("technician2@desk.example")]
    public async Task A_press_of_anybody_else_shares_nothing(string upn)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SayInTeamAsync(bot, Manager, "share here");
        await bot.HeardAsync("From now on");
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        var data = bot.ButtonData(Verbs.FiguresShare);
        using var answer = await bot.PressAsync(upn, Verbs.FiguresShare, data);
        Assert.Contains("managers", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.Requests, r => BotUnderTest.Decoded(r).Contains("Shared by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_channel_the_way_to_one_is_said()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "share here");
        await bot.HeardAsync("share here");
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        using var answer = await bot.PressAsync(Manager, Verbs.FiguresShare, bot.ButtonData(Verbs.FiguresShare));
        Assert.Contains("share here", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SayInTeamAsync(BotUnderTest bot, string upn, string text) =>
        bot.PostAsync(bot.ChannelMessageOf(upn, "19:management@thread.tacv2") with
        {
            Id = "share-" + upn,
            Text = "<at>IT Desk</at> " + text,
            TextFormat = "plain",
            Entities = [Entity.Mention(new ChannelAccount { Id = "28:bot", Name = "IT Desk" })],
        });
}
