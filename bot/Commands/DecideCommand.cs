using System.CommandLine;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Sla;

namespace SupportBot.Bot.Commands;

/// <summary><c>decide …</c>: one JSON object per line in, one per line out, in the same order, flushed after each.</summary>
public static class DecideCommand
{
    /// <summary>Stands before the command: <c>--books DIR decide …</c>.</summary>
    public static Option<string> Books { get; } = new("--books")
    {
        Description = "Folder of named contract books.",
        DefaultValueFactory = static _ => ".",
    };

    /// <summary>The decisions by the word that is typed.</summary>
    public static IReadOnlyDictionary<string, Decide> Decisions { get; } = new Dictionary<string, Decide>(StringComparer.Ordinal)
    {
        ["coverage"] = EstimateDecision.Decide,
        ["settle"] = SettleDecision.Decide,
        ["sla"] = SlaDecision.Decide,
        ["downtime"] = DowntimeDecision.Decide,
        ["advice"] = AdviceDecision.Decide,
    };

    public static Command Build()
    {
        var decide = new Command("decide", "Answers each line of the standard input; nothing is stored.");
        foreach (var (name, decision) in Decisions)
        {
            var command = new Command(name, $"Decides {name}.");
            command.SetAction((parsed, ct) => RunAsync(decision, parsed.GetValue(Books) ?? ".", ct));
            decide.Subcommands.Add(command);
        }
        return decide;
    }

    private static async Task<int> RunAsync(Decide decision, string books, CancellationToken ct)
    {
        if (!Directory.Exists(books))
        {
            await Console.Error.WriteLineAsync($"The folder {books} cannot be read.");
            return ExitCodes.Usage;
        }
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        var frame = new DecisionFrame(decision, new NamedBooks(books));
        return await frame.AnswerAllAsync(input, output, ct) ? ExitCodes.Ok : ExitCodes.SomeRefused;
    }
}
