using System.Text.Json.Nodes;
using SupportBot.Bot.Playground;
using SupportBot.Tests.Bot.Playground;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The windows themselves, in front of a bot of a few lines.</summary>
public sealed class PlaygroundHarnessTests
{
    [Fact]
    public async Task What_a_person_says_reaches_the_bot_and_the_answer_reaches_the_window()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var window = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);

        await window.SayAsync("the label printer is dead");
        var answer = await window.SeesAsync("You said: the label printer is dead");

        Assert.Equal(window.PersonalChat, answer.ConversationId);
        var heard = Assert.Single(bot.Activities);
        Assert.Equal(SampleWindows.Employee.ObjectId, heard["from"]!["aadObjectId"]!.ToString());
        Assert.Equal(SampleWindows.Employee.TenantId, heard["conversation"]!["tenantId"]!.ToString());
        Assert.Equal(SampleWindows.World.BotId, heard["recipient"]!["id"]!.ToString());
        Assert.Equal($"{window.Address}_connector", heard["serviceUrl"]!.ToString());
    }

    [Fact]
    public async Task A_press_carries_the_inputs_and_the_answer_is_the_bots_card()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var window = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);

        await window.SayAsync("card");
        var card = await window.SeesAsync("Nothing counted");
        var answer = await window.PressAsync(card, "count", new Dictionary<string, string> { ["note"] = "twice" });

        Assert.Contains("Counted for Emil Brandt: twice", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submit_reaches_the_bot_as_a_message_with_a_value()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var window = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);

        await window.SayAsync("card");
        var card = await window.SeesAsync("Nothing counted");
        await window.SubmitAsync(card, new JsonObject { ["sent"] = "in" });

        await window.SeesAsync("""You said: {"sent":"in"}""");
        Assert.Equal("message", bot.Activities[^1]["type"]!.ToString());
    }

    [Fact]
    public async Task What_one_persons_bot_does_shows_in_another_persons_channel()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var employee = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);
        await using var technician = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Technician);

        await technician.InstallBotAsync(SampleWindows.Desk.ChannelId);
        await employee.SayAsync("announce");
        var card = await technician.SeesAsync("Announced");
        var answer = await technician.PressAsync(card, "count");
        await technician.MentionAsync(card.ConversationId, "an answer in the thread");
        var reply = await technician.SeesAsync(f => f.Says("You said") && f.Says("an answer in the thread"));

        Assert.StartsWith(SampleWindows.Desk.ChannelId + ";messageid=", card.ConversationId, StringComparison.Ordinal);
        Assert.Contains("Counted for Tessa Lang", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(card.ConversationId, reply.ConversationId);
    }

    [Fact]
    public async Task A_raw_activity_reaches_the_bot_as_it_is()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var window = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);

        var activity = new JsonObject
        {
            ["type"] = "messageReaction",
            ["id"] = "the same twice",
            ["conversation"] = new JsonObject { ["id"] = window.PersonalChat, ["conversationType"] = "personal" },
            ["from"] = new JsonObject { ["id"] = "29:somebody" },
        };
        await window.SendAsync(activity);
        await window.SendAsync(activity);

        var heard = await bot.HearsAsync(2);
        Assert.Equal(["the same twice", "the same twice"], heard.Select(a => a["id"]!.ToString()));
        Assert.Equal("29:somebody", heard[0]["from"]!["id"]!.ToString());
    }

    [Fact]
    public async Task A_configuration_that_the_playground_refuses_is_a_failed_start()
    {
        await using var bot = await EchoBot.StartAsync();
        var peers = await Support.NodePeers.ReadyAsync();
        var folder = Directory.CreateTempSubdirectory("playground-");
        var file = PlaygroundFile.For(SampleWindows.World, SampleWindows.Employee);

        var start = await PlaygroundProcess.StartAsync(
            new PlaygroundLaunch(
                peers.Node.NodeCommand,
                PlaygroundPackage.CommandLineIn(peers.Folder),
                folder.FullName,
                FreePorts.From(57050).First(),
                bot.Endpoint,
                file with { Users = [.. file.Users.Take(4)] },
                TimeSpan.FromSeconds(30)),
            TimeProvider.System,
            TestContext.Current.CancellationToken);

        Assert.Contains("/users", Assert.IsType<PlaygroundStart.Failed>(start).Reason, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
