using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb eval</c>: asks many questions whose answers are known and prints how good the search is.</summary>
internal static class KbEvaluation
{
    private static readonly Option<FileInfo> ArticlesFile = new("--articles") { Description = "JSON lines with articles, also .gz.", Required = true };

    private static readonly Option<FileInfo> QueriesFile = new("--queries") { Description = "JSON lines with questions and right articles, also .gz.", Required = true };

    private static readonly Option<int> Depth = new("--k") { Description = "Depth of nDCG.", DefaultValueFactory = static _ => 10 };

    private static readonly Option<bool> NoSymptoms = new("--without-symptom-sections")
    {
        Description = "Leave out sections called symptoms, problem or issue: for questions that were cut out of them.",
    };

    private static readonly Option<int> Attach = new("--attach") { Description = "Attach so many questions to their article and ask the rest." };

    private static readonly Option<bool> Half = new("--half") { Description = "Index half of the articles: the other questions have no answer." };

    private static readonly Option<int> Seed = new("--seed") { Description = "Chooses what is attached or left out.", DefaultValueFactory = static _ => 1 };

    private static readonly Option<FileInfo?> Run = new("--run") { Description = "Dense run to fuse: system, variant, query, rank, article, score; also .gz." };

    private static readonly Option<string> RunSystem = new("--run-system") { Description = "System in the run's first column.", DefaultValueFactory = static _ => "bge" };

    private static readonly Option<string> RunVariant = new("--run-variant") { Description = "Variant in the run's second column.", DefaultValueFactory = static _ => "rewrite" };

    private static readonly Option<bool> JsonOnly = new("--json") { Description = "One JSON object without the table." };

    private sealed record Input(List<Article> Articles, List<KnownQuestion> Questions, DenseRun? Run);

    public static Command Build()
    {
        var command = new Command("eval", "Measures the search: recall, MRR, nDCG, MAP, abstention, time.")
        {
            ArticlesFile, QueriesFile, Depth, NoSymptoms, Attach, Half, Seed, Run, RunSystem, RunVariant, JsonOnly,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var bad = new BadLines();
        if (await KnowledgeFiles.ReadAsync(() => Read(parsed, bad)) is not { } input) return ExitCodes.Usage;
        if (input.Questions.Count == 0)
        {
            await KnowledgeFiles.ReportAsync(bad);
            await Console.Error.WriteLineAsync("There is no question to ask.");
            return ExitCodes.Usage;
        }

        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var index = new LexicalIndex(new ArticleLibrary(input.Articles));
        var buildTime = clock.GetElapsedTime(start);
        var k = Math.Max(1, parsed.GetValue(Depth));
        // Once before the clock runs: what is measured is the search, not the start of the program.
        await index.SearchAsync(input.Questions[0].Text, ArticleScope.Desk, k, ct);
        var (answers, times) = await SearchEvaluation.AskAsync(index, input.Questions, Math.Max(k, DenseRun.LexicalDepth), clock, ct);
        if (input.Run is { } run) answers = [.. answers.Select(run.Fuse)];
        await PrintAsync(SearchQuality.Of(answers, k), times, input.Articles.Count / buildTime.TotalSeconds, parsed.GetValue(JsonOnly));
        return await KnowledgeFiles.ReportAsync(bad);
    }

    /// <summary>A question whose right article is not there is asked all the same and can find only the others.</summary>
    private static void NoteUnknown(string file, List<Article> articles, List<KnownQuestion> questions, BadLines bad)
    {
        var ids = articles.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < questions.Count; i++)
            foreach (var id in questions[i].Relevant.Where(id => !ids.Contains(id)))
                bad.Add(file, i + 1, $"question {questions[i].Id} names article {id}, which is not there");
    }

    private static Input Read(ParseResult parsed, BadLines bad)
    {
        var articles = EvaluationFiles.Articles(parsed.GetRequiredValue(ArticlesFile).FullName, parsed.GetValue(NoSymptoms), bad);
        var questions = EvaluationFiles.Questions(parsed.GetRequiredValue(QueriesFile).FullName, bad);
        NoteUnknown(parsed.GetRequiredValue(QueriesFile).Name, articles, questions, bad);
        var seed = parsed.GetValue(Seed);
        if (parsed.GetValue(Attach) is > 0 and var each) (articles, questions) = EvaluationSetup.Attach(articles, questions, each, seed);
        if (parsed.GetValue(Half)) (articles, questions) = EvaluationSetup.Half(articles, questions, seed);
        var run = parsed.GetValue(Run) is { } file
            ? DenseRun.Read(file.FullName, parsed.GetRequiredValue(RunSystem), parsed.GetRequiredValue(RunVariant))
            : null;
        return new Input(articles, questions, run);
    }

    private static async Task PrintAsync(SearchQuality quality, List<TimeSpan> times, double articlesPerSecond, bool jsonOnly)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToArray();
        var speed = new
        {
            articlesPerSecond = Math.Round(articlesPerSecond),
            p50Milliseconds = Math.Round(sorted[sorted.Length / 2], 3),
            p99Milliseconds = Math.Round(sorted[sorted.Length * 99 / 100], 3),
        };
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { quality, speed }, KnowledgeFiles.JsonStyle));
        if (jsonOnly) return;
        foreach (var (name, value) in new (string, double?)[]
                 {
                     ("answerable questions", quality.Answerable), ("without an answer", quality.Unanswerable),
                     ("recall@1", quality.RecallAt1), ("recall@5", quality.RecallAt5), ("recall@10", quality.RecallAt10),
                     ("MRR@10", quality.MrrAt10), ("nDCG", quality.Ndcg), ("MAP", quality.Map),
                     ("abstention precision", quality.AbstentionPrecision), ("abstention recall", quality.AbstentionRecall),
                     ("AUROC answer / none", quality.Auroc), ("right among surest 30 %", quality.SurestRight),
                     ("articles indexed / s", speed.articlesPerSecond), ("ms per question, p50", speed.p50Milliseconds),
                     ("ms per question, p99", speed.p99Milliseconds),
                 })
        {
            await Console.Out.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, "{0,-26}{1,12:0.###}", name, value));
        }
    }
}
