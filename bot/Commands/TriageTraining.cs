using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Triage;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Bot.Commands;

/// <summary>
/// <c>triage train [--from FILE] [--dry-run] [--shipped]</c>: triage learns from the desk's solved tickets, if that makes it
/// better; every bot on the same data uses it with its next message.
/// </summary>
internal static class TriageTraining
{
    private static readonly Option<FileInfo?> From = new("--from")
    {
        Description = "JSON lines with text and service, also .gz. Default: the solved tickets of the store.",
    };

    private static readonly Option<string[]> TextFields = new("--text")
    {
        Description = "Properties of the file that make the text.",
        DefaultValueFactory = static _ => ["text"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> LabelField = new("--label")
    {
        Description = "Property of the file with the service id.",
        DefaultValueFactory = static _ => "service",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Measures only; nothing is kept." };

    private static readonly Option<bool> Shipped = new("--shipped") { Description = "Back to triage as it ships." };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of text." };

    public static Command Build()
    {
        var command = new Command("train", "Learns from solved tickets which words belong to which service.")
        {
            From, TextFields, LabelField, DryRun, Shipped, Json,
        };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => KnowledgeStore.WithAsync(HostArguments.Of(parsed), services => RunAsync(services, parsed, ct), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var models = services.GetRequiredService<TriageModels>();
        if (parsed.GetValue(Shipped))
        {
            await Console.Out.WriteLineAsync(await models.ForgetAsync(ct) ? "Triage is as it ships from now on." : "Triage is as it ships already.");
            return ExitCodes.Ok;
        }

        var bad = new BadLines();
        var texts = parsed.GetValue(From) is { } file
            ? await KnowledgeFiles.ReadAsync(() => Read(file, parsed, bad))
            : await models.SolvedAsync(ct);
        var code = await KnowledgeFiles.ReportAsync(bad);
        if (texts is null) return ExitCodes.Usage;
        var outcome = ServiceTraining.Train(services.GetRequiredService<ArticleShelf>().Library, texts);
        var kept = outcome is TrainingOutcome.Better better && !parsed.GetValue(DryRun)
            ? await KeepAsync(services, models, better, parsed.GetValue(From)?.Name ?? "store", ct)
            : 0;
        await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? JsonOf(outcome, kept) : TextOf(outcome, kept));
        return outcome is TrainingOutcome.Better ? code : ExitCodes.Failed;
    }

    /// <summary>Somebody may change an article meanwhile, or another training may end: then the next version is this one.</summary>
    private static async Task<int> KeepAsync(
        IServiceProvider services, TriageModels models, TrainingOutcome.Better better, string source, CancellationToken ct)
    {
        const int most = 3;
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await models.SaveAsync(better, source, now, ct)).Version;
            }
            catch (Exception e) when (attempt < most && e is StaleWriteException or DuplicateDocumentException)
            {
                // Load and decide again.
            }
        }
    }

    /// <summary>Lines with a service that triage does not know are left out and named.</summary>
    private static List<LabelledText> Read(FileInfo file, ParseResult parsed, BadLines bad) => LabelledTexts.Read(
        file.FullName, parsed.GetRequiredValue(TextFields), parsed.GetRequiredValue(LabelField), bad,
        service => TriageServices.All.Any(s => s.Id == service) ? null : $"{service} is no service; known are {string.Join(", ", TriageServices.All.Select(s => s.Id))}");

    private static string TextOf(TrainingOutcome outcome, int kept) => outcome switch
    {
        TrainingOutcome.TooLittle few => FormattableString.Invariant(
            $"Too little to learn from: {few.Texts} distinct tickets of {few.Services} services with {ServiceTraining.FewestOfService} or more; {ServiceTraining.FewestTexts} of two services are needed. Triage stays as it is."),
        TrainingOutcome.NoBetter same => Figures(same.Measured) + "That is no better. Triage stays as it is.",
        TrainingOutcome.Better better when kept == 0 => Figures(better.Measured) + "Better. Nothing was kept (--dry-run).",
        TrainingOutcome.Better better => Figures(better.Measured) + string.Create(CultureInfo.InvariantCulture, $"Better. Version {kept} is in force."),
        _ => throw new UnreachableException(),
    };

    private static string Figures(TriageComparison measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {measured.Texts} tickets of {measured.Services} services, each judged by what was learned from others:
                    accuracy   macro-F1
          before  {measured.Before.Accuracy,10:0.000} {measured.Before.MacroF1,10:0.000}
          after   {measured.After.Accuracy,10:0.000} {measured.After.MacroF1,10:0.000}

        """);

    private static string JsonOf(TrainingOutcome outcome, int kept)
    {
        var (name, texts, services, measured) = outcome switch
        {
            TrainingOutcome.TooLittle few => ("too-little", few.Texts, few.Services, null),
            TrainingOutcome.NoBetter same => ("no-better", same.Measured.Texts, same.Measured.Services, same.Measured),
            TrainingOutcome.Better better => ("better", better.Measured.Texts, better.Measured.Services, better.Measured),
            _ => throw new UnreachableException(),
        };
        return JsonSerializer.Serialize(new { outcome = name, texts, services, measured?.Before, measured?.After, version = kept }, KnowledgeFiles.JsonStyle);
    }
}
