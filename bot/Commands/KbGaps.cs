using System.CommandLine;
using System.Text.Json;
using NodaTime;
using SupportBot.Bot.Files;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb gaps</c>: problems that no article answers, put together where one article could, with what they cost.</summary>
internal static class KbGaps
{
    private static readonly Option<int> Days = new("--days") { Description = "How far back.", DefaultValueFactory = static _ => 90 };

    private static readonly Option<string> Client = new("--client") { Description = "Only this client.", DefaultValueFactory = static _ => "" };

    private static readonly Option<bool> Json = new("--json") { Description = "JSON instead of CSV." };

    public static Command Build()
    {
        var command = new Command("gaps", "Lists the problems that no article answers, as CSV.") { Days, Client, Json };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => KnowledgeStore.WithAsync(HostArguments.Of(parsed), services => RunAsync(services, parsed, ct), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        const int mostDays = 3_660;
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var from = now - Duration.FromDays(Math.Clamp(parsed.GetValue(Days), 1, mostDays));
        var gaps = await services.GetRequiredService<GapSource>().FindAsync(parsed.GetRequiredValue(Client), from, now + Duration.Epsilon, ct);
        if (!parsed.GetValue(Json))
        {
            await Console.Out.WriteAsync(CsvFile.TextOf(GapSheet.RowsOf(gaps)));
            return ExitCodes.Ok;
        }

        var list = gaps.Select(g => new
        {
            service = g.ServiceId,
            problem = g.Typical.Text,
            count = g.Problems.Length,
            g.Clients,
            g.Minutes,
            g.Cost,
            problems = g.Problems.Select(p => new { p.Id, client = p.ClientId, reason = p.Reason.ToString() }),
        });
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { gaps = list }, KnowledgeFiles.JsonStyle));
        return ExitCodes.Ok;
    }
}
