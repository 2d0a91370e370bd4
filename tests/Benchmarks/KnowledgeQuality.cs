using System.Globalization;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Benchmarks;

/// <summary>How good search, triage and duplicates are on public data in a folder; see the README for where it comes from.</summary>
/// <param name="folder">Holds <c>stackfaq</c>, <c>mskb</c>, <c>mtrag-cloud</c>, <c>clinc150</c>, <c>tickets</c> and <c>gitbugs-hadoop</c>.</param>
internal sealed class KnowledgeQuality(string folder)
{
    private const int Depth = 10;
    private const int Seeds = 3;

    public async Task<IEnumerable<ReportRow>> RowsAsync(CancellationToken ct) =>
    [
        .. await RowsOfAsync("stackfaq", StackFaqAsync, ct),
        .. await RowsOfAsync("mskb", SymptomsAsync, ct),
        .. await RowsOfAsync("mtrag-cloud", PassagesAsync, ct),
        .. await RowsOfAsync("clinc150", IntentsAsync, ct),
        .. await RowsOfAsync("tickets", TicketsAsync, ct),
        .. await RowsOfAsync("gitbugs-hadoop", DuplicatesAsync, ct),
    ];

    private async Task<IEnumerable<ReportRow>> RowsOfAsync(
        string set, Func<CancellationToken, Task<IEnumerable<ReportRow>>> measure, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(folder, set))) return [new ReportRow(set, "", $"not measured: there is no folder {set} in the data")];
        return await measure(ct);
    }

    private async Task<IEnumerable<ReportRow>> StackFaqAsync(CancellationToken ct)
    {
        var articles = EvaluationFiles.Articles(FileOf("stackfaq", "faqs.jsonl"), dropSymptomSections: false);
        var questions = EvaluationFiles.Questions(FileOf("stackfaq", "queries.dev.jsonl"));
        var plain = await MeasureAsync(articles, questions, null, ct);
        var attached = new List<double>();
        foreach (var each in (int[])[1, 3, 5])
        {
            var (known, rest) = EvaluationSetup.Attach(articles, questions, each, seed: 1);
            attached.Add((await MeasureAsync(known, rest, null, ct)).RecallAt1);
        }

        var halves = new List<SearchQuality>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (kept, asked) = EvaluationSetup.Half(articles, questions, seed);
            halves.Add(await MeasureAsync(kept, asked, null, ct));
        }

        return
        [
            new ReportRow($"FAQ paraphrases ({questions.Count}), nDCG@10 / R@1", ".90 / .80", Figures(" / ", plain.Ndcg, plain.RecallAt1)),
            new ReportRow("FAQ R@1 after 1 / 3 / 5 resolved phrasings are attached", ".89 / .93 / .96", Figures(" / ", [.. attached])),
            new ReportRow("\"no answer here\", AUROC with half of the FAQs, seeds 1, 2, 3", ".87", Figures(", ", [.. halves.Select(h => h.Auroc ?? 0)])),
            new ReportRow("the surest 30 % of offers are right, same seeds", ".94", Figures(", ", [.. halves.Select(h => h.SurestRight)])),
        ];
    }

    private async Task<IEnumerable<ReportRow>> SymptomsAsync(CancellationToken ct)
    {
        var articles = EvaluationFiles.Articles(FileOf("mskb", "articles.jsonl.gz"), dropSymptomSections: true);
        var questions = EvaluationFiles.Questions(FileOf("mskb", "symptom-queries.dev.jsonl"));
        var quality = await MeasureAsync(articles, questions, null, ct);
        return [new ReportRow($"Microsoft 365 symptoms → article ({questions.Count}), nDCG@10 / R@1", ".86 / .77", Figures(" / ", quality.Ndcg, quality.RecallAt1))];
    }

    private async Task<IEnumerable<ReportRow>> PassagesAsync(CancellationToken ct)
    {
        var articles = EvaluationFiles.Articles(FileOf("mtrag-cloud", "passages.jsonl.gz"), dropSymptomSections: false);
        var questions = EvaluationFiles.Questions(FileOf("mtrag-cloud", "queries.dev.jsonl"));
        var figures = new List<double>();
        foreach (var system in (string?[])[null, "bge", "elser"])
        {
            var run = system is null ? null : DenseRun.Read(FileOf("mtrag-cloud", "published-runs.dev.tsv.gz"), system, "rewrite");
            figures.Add((await MeasureAsync(articles, questions, run, ct)).Ndcg);
        }

        return [new ReportRow($"cloud passages ({questions.Count}), nDCG@10; with the BGE run; with the ELSER run", ".30; .38; .43", Figures("; ", [.. figures]))];
    }

    private Task<IEnumerable<ReportRow>> IntentsAsync(CancellationToken ct)
    {
        var train = LabelledTexts.Read(FileOf("clinc150", "train.jsonl.gz"), ["text"], "intent");
        var quality = TriageQuality.Of(ClassifierTraining.Train(train), LabelledTexts.Read(FileOf("clinc150", "val.jsonl.gz"), ["text"], "intent"));
        return Task.FromResult<IEnumerable<ReportRow>>(
        [
            new ReportRow(
                string.Create(CultureInfo.InvariantCulture, $"CLINC150: in-scope accuracy / out-of-scope recall, {quality.InScopeKept:0.0 %} of in-scope kept"),
                ".90 / .78", Figures(" / ", quality.Accuracy, quality.OutOfScopeRecall ?? 0)),
        ]);
    }

    private Task<IEnumerable<ReportRow>> TicketsAsync(CancellationToken ct)
    {
        var rows = new List<ReportRow>();
        foreach (var (label, target) in new[] { ("ticket_type", ".99 / .98"), ("category", "– / .60") })
        {
            var texts = LabelledTexts.Read(FileOf("tickets", "tickets.dev.jsonl.gz"), ["title", "body"], label);
            var qualities = Enumerable.Range(1, Seeds).Select(seed =>
            {
                var (kept, held) = EvaluationSetup.HoldBack(texts, seed);
                return TriageQuality.Of(ClassifierTraining.Train(kept), held);
            }).ToArray();
            rows.Add(new ReportRow(
                $"tickets, a fifth held back, {label}: accuracy / macro-F1, seeds 1, 2, 3", target,
                string.Join(", ", qualities.Select(q => Figures(" / ", q.Accuracy, q.MacroF1)))));
        }

        return Task.FromResult<IEnumerable<ReportRow>>(rows);
    }

    private async Task<IEnumerable<ReportRow>> DuplicatesAsync(CancellationToken ct)
    {
        var reports = DuplicateEvaluation.Reports(FileOf("gitbugs-hadoop", "hadoop.reports.jsonl.gz"));
        var pairs = DuplicateEvaluation.Pairs(FileOf("gitbugs-hadoop", "hadoop.duplicates.tsv"));
        var quality = await DuplicateEvaluation.MeasureAsync(reports, pairs, ct);
        return [new ReportRow($"duplicate Hadoop reports ({quality.Asked}), R@1 / R@5", ".48 / .78", Figures(" / ", quality.RecallAt1, quality.RecallAt5))];
    }

    private static async Task<SearchQuality> MeasureAsync(List<Article> articles, List<KnownQuestion> questions, DenseRun? run, CancellationToken ct)
    {
        var index = new LexicalIndex(new ArticleLibrary(articles));
        var (answers, _) = await SearchEvaluation.AskAsync(index, questions, DenseRun.LexicalDepth, TimeProvider.System, ct);
        return SearchQuality.Of(run is null ? answers : [.. answers.Select(run.Fuse)], Depth);
    }

    private string FileOf(string set, string file) => Path.Combine(folder, set, file);

    private static string Figures(string between, params double[] figures) =>
        string.Join(between, figures.Select(f => f.ToString(".000", CultureInfo.InvariantCulture)));
}
