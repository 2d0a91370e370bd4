using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Triage;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Bot.Commands;

/// <summary><c>triage "text"</c>, <c>triage eval</c> and <c>triage train</c>: what somebody's words are about, and how well that is told.</summary>
public static class TriageCommand
{
    private static readonly Argument<string?> Words = new("text")
    {
        Description = "Somebody's words.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of text." };

    private static readonly Option<FileInfo> Train = new("--train") { Description = "JSON lines with text and label, also .gz.", Required = true };

    private static readonly Option<FileInfo?> Test = new("--test") { Description = "The same for the test; without it a fifth of the training file is held back." };

    private static readonly Option<string[]> TextFields = new("--text")
    {
        Description = "Properties that make the text.",
        DefaultValueFactory = static _ => ["text"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> LabelField = new("--label") { Description = "Property with the class.", DefaultValueFactory = static _ => "intent" };

    private static readonly Option<int> Seed = new("--seed") { Description = "Chooses what is held back.", DefaultValueFactory = static _ => 1 };

    public static Command Build()
    {
        var evaluation = new Command("eval", "Trains a classifier and measures it.") { Train, Test, TextFields, LabelField, Seed, Json };
        evaluation.SetAction(EvaluateAsync);
        var command = new Command("triage", "What somebody's words are about.") { Words, Json, evaluation, TriageTraining.Build() };
        command.SetAction(AssessAsync);
        return command;
    }

    private static async Task<int> AssessAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Words) is not { } text)
        {
            await Console.Error.WriteLineAsync("Give the words to triage, in quotes.");
            return ExitCodes.Usage;
        }

        var library = new ArticleLibrary(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles);
        var verdict = new ServiceTriage(library).Assess(text);
        if (parsed.GetValue(Json))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(AsJson(verdict), KnowledgeFiles.JsonStyle));
            return ExitCodes.Ok;
        }

        await Console.Out.WriteLineAsync(string.Format(
            CultureInfo.InvariantCulture, "{0}: {1} ({2:P0} sure), {3}{4}", verdict.Kind, verdict.ServiceName, verdict.Confidence,
            verdict.Cell, verdict.Question is { } question ? $"; ask about: {question.About}" : ""));
        foreach (var reason in verdict.Reasons) await Console.Out.WriteLineAsync("  " + reason);
        return ExitCodes.Ok;
    }

    private static object AsJson(TriageVerdict verdict) => new
    {
        kind = verdict.Kind.ToString(),
        service = verdict.ServiceId,
        serviceName = verdict.ServiceName,
        impact = verdict.Impact.ToString(),
        urgency = verdict.Urgency.ToString(),
        priority = verdict.Priority.ToString(),
        verdict.Cell,
        verdict.Since,
        securityRelevant = verdict.IsSecurityRelevant,
        danger = verdict.IsDanger,
        confidence = Math.Round(verdict.Confidence, 3),
        unsure = verdict.IsUnsure,
        ask = verdict.Question?.About.ToString(),
        verdict.Reasons,
    };

    private static async Task<int> EvaluateAsync(ParseResult parsed, CancellationToken ct)
    {
        var bad = new BadLines();
        var quality = await KnowledgeFiles.ReadAsync(() =>
        {
            var train = Read(parsed.GetRequiredValue(Train), parsed, bad);
            if (parsed.GetValue(Test) is { } file) return TriageQuality.Of(ClassifierTraining.Train(train), Read(file, parsed, bad));
            var (kept, held) = EvaluationSetup.HoldBack(train, parsed.GetValue(Seed));
            return TriageQuality.Of(ClassifierTraining.Train(kept), held);
        });
        var code = await KnowledgeFiles.ReportAsync(bad);
        if (quality is null) return ExitCodes.Usage;
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(quality, KnowledgeFiles.JsonStyle));
        return code;
    }

    private static List<LabelledText> Read(FileInfo file, ParseResult parsed, BadLines bad) =>
        LabelledTexts.Read(file.FullName, parsed.GetRequiredValue(TextFields), parsed.GetRequiredValue(LabelField), bad);
}
