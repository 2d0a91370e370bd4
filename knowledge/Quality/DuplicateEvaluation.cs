using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Quality;

/// <summary>How often a report's known duplicate comes first, or among the first five, of all other reports.</summary>
public sealed record DuplicateQuality(int Reports, int Asked, double RecallAt1, double RecallAt5);

/// <summary>Asks an index of reports with each report that has a known duplicate.</summary>
public static class DuplicateEvaluation
{
    private const int Depth = 5;

    /// <summary>Taken from each search before the two are put together.</summary>
    private const int SearchDepth = 31;

    /// <summary>Characters of a description that say what is wrong; what follows is logs.</summary>
    private const int Opening = 200;

    /// <summary>Reports <c>{id, summary, description}</c>; <c>title</c> and <c>text</c> stand in for the last two.</summary>
    /// <param name="path">JSON lines, may be packed with gzip.</param>
    /// <param name="bad">Takes lines without an id or with one that an earlier line has; without it the first ends the reading.</param>
    public static List<Article> Reports(string path, BadLines? bad = null) =>
        [.. EvaluationFiles.WithIds(path, "a report", bad).Select(line => ReportOf(line.Id, line.Item))];

    private static Article ReportOf(string id, JsonElement item) => new()
    {
        Id = id,
        Title = First(JsonLinesFile.Text(item, "summary"), JsonLinesFile.Text(item, "title")),
        Sections = [new ArticleSection("", First(JsonLinesFile.Text(item, "description"), JsonLinesFile.Text(item, "text")))],
    };

    /// <summary>Pairs of ids, a tab between them.</summary>
    /// <param name="path">May be packed with gzip.</param>
    /// <param name="known">Reports that exist; null takes any id.</param>
    /// <param name="bad">Takes lines that are no pair or name an unknown report; without it the first ends the reading.</param>
    public static ImmutableArray<(string, string)> Pairs(string path, IReadOnlySet<string>? known = null, BadLines? bad = null)
    {
        var pairs = ImmutableArray.CreateBuilder<(string, string)>();
        var number = 0;
        foreach (var line in JsonLinesFile.Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var ids = line.Split('\t', StringSplitOptions.TrimEntries);
            if (ids.Length < 2) BadLines.Note(bad, path, number, "not two ids with a tab between them");
            else if (known is not null && !(known.Contains(ids[0]) && known.Contains(ids[1]))) BadLines.Note(bad, path, number, "names a report that is not there");
            else pairs.Add((ids[0], ids[1]));
        }

        return pairs.ToImmutable();
    }

    public static async Task<DuplicateQuality> MeasureAsync(
        IReadOnlyList<Article> reports, IEnumerable<(string One, string Other)> pairs, CancellationToken ct)
    {
        var library = new ArticleLibrary(reports);
        var index = new LexicalIndex(library);
        var partners = pairs.SelectMany(p => new[] { p, (One: p.Other, Other: p.One) })
            .Where(p => library.Find(p.One) is not null && library.Find(p.Other) is not null)
            .ToLookup(p => p.One, p => p.Other, StringComparer.Ordinal);
        var first = 0;
        var among = 0;
        foreach (var partner in partners)
        {
            if (library.Find(partner.Key) is not { } report) continue;
            var others = await LikeAsync(index, report, ct);
            if (others.Count > 0 && partner.Contains(others[0])) first++;
            if (others.Exists(id => partner.Contains(id))) among++;
        }

        var asked = Math.Max(1, partners.Count);
        return new DuplicateQuality(reports.Count, partners.Count, (double)first / asked, (double)among / asked);
    }

    /// <summary>The likest other reports by the whole text and by its opening, which a long log does not drown.</summary>
    private static async Task<List<string>> LikeAsync(LexicalIndex index, Article report, CancellationToken ct)
    {
        var text = report.Sections[0].Text;
        var whole = await FindAsync(text);
        var opening = text.Length > Opening ? await FindAsync(text[..Opening]) : [];
        return [.. RankFusion.Fuse(whole, opening).Select(r => r.Id).Take(Depth)];

        async Task<List<ScoredArticle>> FindAsync(string words) =>
            [.. (await index.SearchAsync(report.Title + "\n" + words, ArticleScope.Desk, SearchDepth, ct))
                .Where(p => p.ArticleId != report.Id).Select(p => new ScoredArticle(p.ArticleId, p.Score))];
    }

    private static string First(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
