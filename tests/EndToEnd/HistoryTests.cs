using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Manager;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The desk takes a ticket's history out as a file, and whoever has the file can check the chain.</summary>
public sealed partial class HistoryTests
{
    [Fact]
    public async Task The_exported_chain_can_be_checked_without_the_bot_and_tells_what_was_changed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"claim {id}");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"note {id} looks like the fuser");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"history {id}");
        var card = await bot.HeardAsync("The chain is whole");
        using var file = JsonDocument.Parse((await DownloadAsync(Link().Match(card.Body).Value))!); // the card has a link
        Assert.True(file.RootElement.GetProperty("whole").GetBoolean());
        var previous = id;
        foreach (var line in file.RootElement.GetProperty("lines").EnumerateArray())
        {
            string Field(string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";
            var text = string.Join('\u001f', previous, Field("at"), Field("by"), Field("byName"), Field("stepNumber"), Field("from"), Field("to"), Field("text"));
            if (Field("detail").Length > 0) text += '\u001f' + Field("detail");
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Field("hash"));
            previous = Field("hash");
        }

        var stored = (await bot.Store.FindAsync(TicketDocuments.Tickets, id, TestContext.Current.CancellationToken))!; // it was opened
        var forged = stored.Value with { History = stored.Value.History.SetItem(1, stored.Value.History[1] with { ByName = "Nobody" }) };
        await bot.Store.CommitAsync(Changes.None.Update(TicketDocuments.Tickets, stored, forged), TestContext.Current.CancellationToken);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"history {id}");
        await bot.HeardAsync("The chain is broken from line 2 on");
    }

    [Fact]
    public async Task Nobody_of_a_client_gets_a_history()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.PressAsync(DeskStory.Employee, SupportBot.Dialogs.Verbs.TicketHistory, new { ticket = id });
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Body.Contains("History of", StringComparison.Ordinal));
        var link = await bot.Services.GetRequiredService<FileLinks>().ToAsync(
            DeskStory.PersonId(DeskStory.Employee), "history", new Dictionary<string, string> { ["ticket"] = id },
            Some.TuesdayMorning + NodaTime.Duration.FromHours(1), TestContext.Current.CancellationToken);
        Assert.Null(await DownloadAsync(link));
    }

    private static async Task<byte[]?> DownloadAsync(string url)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken) : null;
    }

    [GeneratedRegex("http://[^\"\\\\]+/files/[A-Za-z0-9_.-]+")]
    private static partial Regex Link();
}
