using System.CommandLine;
using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb duplicates</c>: how often a report's known duplicate is found among all reports.</summary>
internal static class KbDuplicates
{
    private static readonly Option<FileInfo> ReportsFile = new("--reports") { Description = "JSON lines with id, summary and description, also .gz.", Required = true };

    private static readonly Option<FileInfo> PairsFile = new("--pairs") { Description = "Lines with the ids of two duplicates, a tab between them.", Required = true };

    private sealed record Input(List<Article> Reports, IReadOnlyList<(string, string)> Pairs);

    public static Command Build()
    {
        var command = new Command("duplicates", "Measures how well duplicate reports are found.") { ReportsFile, PairsFile };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var bad = new BadLines();
        var input = await KnowledgeFiles.ReadAsync(() =>
        {
            var reports = DuplicateEvaluation.Reports(parsed.GetRequiredValue(ReportsFile).FullName, bad);
            var known = reports.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            return new Input(reports, DuplicateEvaluation.Pairs(parsed.GetRequiredValue(PairsFile).FullName, known, bad));
        });
        var code = await KnowledgeFiles.ReportAsync(bad);
        if (input is null) return ExitCodes.Usage;
        var quality = await DuplicateEvaluation.MeasureAsync(input.Reports, input.Pairs, ct);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(quality, KnowledgeFiles.JsonStyle));
        return code;
    }
}
