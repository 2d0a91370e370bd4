using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Warnings and the on-call chain, also over a restart.</summary>
public sealed class SlaStoryTests
{
    [Fact]
    public async Task The_owner_is_warned_once_per_stage_then_the_chain_until_somebody_takes_care()
    {
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("supportbot-sla-");
        try
        {
            string id;
            await using (var bot = await BotUnderTest.StartAsync(folder, connector))
            {
                await bot.SayAsync(DeskStory.Tessa, "rota Tessa, Tom");
                await bot.HeardAsync("On call from");
                await bot.SayAsync(DeskStory.Tom, "thanks");
                await bot.HeardAsync("welcome!");
                id = await DeskStory.OpenAsync(bot);
                await bot.WatchAsync(Some.TuesdayMorning + Duration.FromMinutes(70));
                await bot.HeardAsync("50 % of the time for the first answer");
                await bot.HeardAsync(id + " needs somebody");
                // What is not sent by now would be sent after the restart, and be counted there.
                await bot.IdleAsync();
            }

            await using (var bot = await BotUnderTest.StartAsync(folder, connector))
            {
                var before = connector.Requests.Count;
                await bot.WatchAsync(Some.TuesdayMorning + Duration.FromMinutes(71));
                Assert.Equal(before, connector.Requests.Count);
                await bot.WatchAsync(Some.TuesdayMorning + Duration.FromMinutes(86));
                await bot.HeardAsync(id + " needs somebody", before);
                Assert.Single(connector.Requests.Skip(before), r => BotUnderTest.Decoded(r).Contains("needs somebody", StringComparison.Ordinal));
                await bot.PressAsync(DeskStory.Tom, Verbs.AlertAcknowledge, new { ticket = id });
                await bot.HeardAsync("Nobody else is called");
                await bot.WatchAsync(Some.TuesdayMorning + Duration.FromMinutes(125));
                await bot.HeardAsync("the time for the first answer is over");
                Assert.Single(connector.Requests.Skip(before), r => BotUnderTest.Decoded(r).Contains("needs somebody", StringComparison.Ordinal));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
