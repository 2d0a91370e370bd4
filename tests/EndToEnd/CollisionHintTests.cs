using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

public sealed class CollisionHintTests
{
    [Fact]
    public async Task A_technician_who_asks_hears_that_a_colleague_has_the_actions_open_and_the_reporter_hears_nothing_of_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.PressInChannelAsync(DeskStory.Tom, Verbs.TicketClaim, await bot.CardOfAsync(id));
        await bot.IdleAsync();
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketMore, await bot.CardOfAsync(id));
        await bot.IdleAsync();
        await bot.SayAsync(DeskStory.Tom, $"ask {id} Which printer is it?");
        await bot.HeardAsync("Heads up: Tessa Lang opened " + id);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketMore, await bot.CardOfAsync(id));
        await bot.HeardAsync("Heads up: Tom Berger is on " + id);
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.ToClients(), message => message.Contains("Which printer", StringComparison.Ordinal) && message.Contains("Heads up", StringComparison.Ordinal));
        Assert.Single(bot.Connector.Requests, r => BotUnderTest.Decoded(r).Contains("may be writing", StringComparison.Ordinal));
    }
}
