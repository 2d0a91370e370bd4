using System.Text.Json;
using SupportBot.Bot.Commands;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The desk corrects what triage got wrong; `triage train` learns from it, and the running bot uses what was learned.</summary>
public sealed class TriageLearningTests
{
    private static readonly string[] Places = ["hall", "counter", "yard", "office", "canteen", "cellar", "roof", "gate", "shop", "lobby"];

    private static readonly string[] Ends = ["is stuck", "shows nothing", "went away", "hangs", "misbehaves", "refuses me"];

    [Fact]
    public async Task A_technician_says_what_a_ticket_is_about_and_nobody_else_does()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayAsync(DeskStory.Tessa, $"set service {id} vpn");
        await bot.HeardAsync($"{id} is about");
        await bot.SayAsync(DeskStory.Tessa, $"set service {id} tube mail");
        await bot.HeardAsync("The services are: email");
        await bot.PressAsync(DeskStory.Employee, Verbs.TicketService, new { ticket = id, rev = "1", service = "erp" });
        await bot.IdleAsync();
        var ticket = await bot.TicketAsync(id);
        Assert.Equal(("vpn", "vpn"), (ticket.ServiceId, ticket.History[^1].Detail));
    }

    [Fact]
    public async Task What_the_command_learned_from_a_file_is_used_by_the_bot_that_starts_next()
    {
        using var folder = new TemporaryFolder();
        var data = new DirectoryInfo(Path.Combine(folder.Path, "data"));
        data.Create();
        var file = Path.Combine(folder.Path, "tickets.jsonl");
        await File.WriteAllLinesAsync(
            file,
            [
                .. Places.SelectMany(p => Ends.Select(e => Line($"zebulon in the {p} {e}", "printing"))),
                .. Places.SelectMany(p => Ends.Select(e => Line($"quintos in the {p} {e}", "erp"))),
                Line("nobody knows", "tube-mail"),
            ],
            TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.SomeRefused, await CommandTree.RunAsync(["triage", "train", "--from", file, "--environment", "Development", "--Storage:Folder", data.FullName]));
        await using var bot = await BotUnderTest.StartAsync(data);
        await bot.SayAsync(DeskStory.Employee, "zebulon in the attic is stuck");
        Assert.Contains("Printing", (await bot.HeardAsync("priority")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_tickets_leave_triage_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "few.jsonl");
        await File.WriteAllTextAsync(file, Line("zebulon is stuck", "printing") + "\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Failed, await CommandTree.RunAsync(["triage", "train", "--from", file, "--environment", "Development", "--Storage:Folder", folder.Path]));
    }

    private static string Line(string text, string service) => JsonSerializer.Serialize(new { text, service });
}
