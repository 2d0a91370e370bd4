using System.Diagnostics;
using System.Text.Json;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Cards;

/// <summary>The official JavaScript parser of Adaptive Cards, which Web Chat uses too.</summary>
internal static class AdaptiveCardsPeer
{
    /// <summary>
    /// What the parser has against each card, in the order of the cards; one process for all of them. Skips the calling
    /// test when Node.js is missing.
    /// </summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> CheckAsync(IReadOnlyCollection<JsonElement> cards)
    {
        var peers = await NodePeers.ReadyAsync();
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(peers.Node.NodeCommand, [Path.Combine(peers.Folder, "cards.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        var output = node.StandardOutput.ReadToEndAsync(ct);
        var errors = node.StandardError.ReadToEndAsync(ct);
        foreach (var card in cards) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(card));
        node.StandardInput.Close();
        await node.WaitForExitAsync(ct);
        Assert.True(node.ExitCode == 0, await errors);
        var complaints = (await output)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<string[]>(line) ?? [])
            .ToList();
        Assert.Equal(cards.Count, complaints.Count);
        return complaints;
    }

    /// <summary>Fails with every complaint of the parser and of <see cref="CardLint"/> about any of the cards.</summary>
    public static async Task AcceptsAsync(IReadOnlyCollection<JsonElement> cards)
    {
        var complaints = cards
            .Zip(await CheckAsync(cards), (card, said) => (card, all: said.Concat(CardLint.Check(card)).ToList()))
            .Where(c => c.all.Count > 0)
            .Select(c => $"{string.Join(" ", c.all)} {c.card.GetRawText()}");
        Assert.Empty(complaints);
    }
}
