using System.Diagnostics;
using System.Globalization;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Benchmarks;

/// <summary>How fast articles are indexed and found and words are triaged, on one thread.</summary>
internal static class KnowledgeSpeed
{
    private const int Questions = 1_000;
    private const int Answers = 5;
    private const int Changes = 100;

    public static async Task<IEnumerable<ReportRow>> RowsAsync(CancellationToken ct)
    {
        var rows = new List<ReportRow>();
        var shipped = new ArticleLibrary(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles);
        var symptoms = shipped.All.SelectMany(a => a.Symptoms).Select(s => "hello, since this morning " + s + " in room 12").ToList();
        var small = await SearchAsync(new LexicalIndex(shipped), symptoms, ct);
        rows.Add(new ReportRow("search over the 100 shipped articles, p50 / p99", "0.3 ms", $"{Milliseconds(small)}, {small.Kilobytes:0} kB each"));
        foreach (var (articles, target) in new[] { (10_000, "5 ms"), (200_000, "25 ms") })
        {
            var library = new GeneratedLibrary(articles);
            var clock = Stopwatch.GetTimestamp();
            var index = new LexicalIndex(new ArticleLibrary(library.Articles));
            var rate = articles / Stopwatch.GetElapsedTime(clock).TotalSeconds;
            var speed = await SearchAsync(index, library.Questions(Questions), ct);
            var name = articles.ToString("N0", CultureInfo.InvariantCulture);
            rows.Add(new ReportRow($"search over {name} articles, p50 / p99", target, Milliseconds(speed)));
            rows.Add(new ReportRow($"indexing {name} articles", "5,000/s", string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s")));
            var (change, after, labels) = await ChangeAsync(index, library, ct);
            rows.Add(new ReportRow($"one article of {name} changes in the index, p50 / p99", "", Milliseconds(change)));
            rows.Add(new ReportRow($"the first search of {name} articles after that, p50 / p99", target, Milliseconds(after)));
            rows.Add(new ReportRow("triage's labels after that, p50 / p99", "", Milliseconds(labels)));
        }

        var triage = new ServiceTriage(shipped);
        var assessed = Measure(symptoms, text => triage.Assess(text));
        rows.Add(new ReportRow("triage, p50 / p99", "3 ms", Milliseconds(assessed)));
        return rows;
    }

    /// <summary>An article is written anew, then a question is asked, again and again.</summary>
    private static async Task<(Speed Change, Speed After, Speed Labels)> ChangeAsync(LexicalIndex index, GeneratedLibrary library, CancellationToken ct)
    {
        var questions = library.Questions(Changes);
        var articles = new ArticleLibrary(library.Articles);
        var changes = new double[Changes];
        var searches = new double[Changes];
        var labels = new double[Changes];
        var triage = new ServiceTriage(articles);
        index.Replace(articles);
        for (var i = 0; i < Changes; i++)
        {
            var article = articles.All[i * (articles.All.Count / Changes)];
            articles = new ArticleLibrary(articles.All.Replace(article, article with { Title = article.Title + " " + questions[i] }));
            var start = Stopwatch.GetTimestamp();
            index.Replace(articles);
            changes[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await index.SearchAsync(questions[i], ArticleScope.Everyone, Answers, ct);
            searches[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            triage = triage.Follow(articles, null);
            labels[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return (Speed.Of(changes), Speed.Of(searches), Speed.Of(labels));
    }

    private static async Task<Speed> SearchAsync(LexicalIndex index, List<string> questions, CancellationToken ct)
    {
        // Warm: what is measured is the running bot, not its first second.
        foreach (var question in questions) await index.SearchAsync(question, ArticleScope.Everyone, Answers, ct);
        // The search itself never waits: its task is complete when it comes back.
        return Measure(questions, question => index.SearchAsync(question, ArticleScope.Everyone, Answers, ct));
    }

    private static Speed Measure(List<string> texts, Func<string, object> work)
    {
        foreach (var text in texts) work(text);
        var times = new double[texts.Count];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work(texts[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var kilobytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e3 / times.Length;
        return Speed.Of(times) with { Kilobytes = kilobytes };
    }

    private static string Milliseconds(Speed speed) => string.Create(CultureInfo.InvariantCulture, $"{speed.P50:0.00} / {speed.P99:0.00} ms");

    private sealed record Speed(double P50, double P99, double Kilobytes)
    {
        public static Speed Of(double[] times)
        {
            Array.Sort(times);
            return new Speed(times[times.Length / 2], times[times.Length * 99 / 100], 0);
        }
    }
}
