using System.Collections.Immutable;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Quality;

/// <summary>How often a report's known duplicate comes first, or among the first five, of all other reports.</summary>
public sealed record DuplicateQuality(int Reports, int Asked, double RecallAt1, double RecallAt5);

/// <summary>Asks an index of reports with each report that has a known duplicate.</summary>
public static class DuplicateEvaluation
{
    private const int Depth = 5;

    /// <summary>Reports <c>{id, summary, description}</c>; <c>title</c> and <c>text</c> stand in for the last two.</summary>
    public static List<Article> Reports(string path) => [.. JsonLinesFile.Read(path).Select(item => new Article
    {
        Id = JsonLinesFile.Text(item, "id"),
        Title = First(JsonLinesFile.Text(item, "summary"), JsonLinesFile.Text(item, "title")),
        Sections = [new ArticleSection("", First(JsonLinesFile.Text(item, "description"), JsonLinesFile.Text(item, "text")))],
    })];

    /// <summary>Pairs of ids, a tab between them.</summary>
    public static ImmutableArray<(string, string)> Pairs(string path) =>
        [.. JsonLinesFile.Lines(path).Select(l => l.Split('\t')).Where(c => c.Length >= 2).Select(c => (c[0].Trim(), c[1].Trim()))];

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
            var text = report.Title + "\n" + report.Sections[0].Text;
            var found = await index.SearchAsync(text, ArticleScope.Desk, Depth + 1, ct);
            var others = found.Select(p => p.ArticleId).Where(id => id != partner.Key).Take(Depth).ToList();
            if (others.Count > 0 && partner.Contains(others[0])) first++;
            if (others.Exists(id => partner.Contains(id))) among++;
        }

        var asked = Math.Max(1, partners.Count);
        return new DuplicateQuality(reports.Count, partners.Count, (double)first / asked, (double)among / asked);
    }

    private static string First(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
