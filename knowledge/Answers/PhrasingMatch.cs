using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Privacy;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Answers;

/// <summary>Which words are worth keeping with an article, and how like other words are to them.</summary>
public static class PhrasingMatch
{
    /// <summary>Share of telling words in common, of both, from which on words say the same.</summary>
    public const double Same = 0.6;

    /// <summary>Longest phrasing that is kept, in characters.</summary>
    public const int Longest = 200;

    /// <summary>Fewer telling words could mean anything.</summary>
    private const int FewestTerms = 2;

    /// <summary>The words as they are kept; null when they say too little, are too long, or hold what nobody else may read.</summary>
    public static string? Worth(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        if (line.Length > Longest || Outgoing.Mask(line) != line || Masking.IsMasked(line)) return null;
        return Terms.TellingOf(line).Count >= FewestTerms ? line : null;
    }

    /// <summary>0 when nothing telling is in common, 1 when all is.</summary>
    public static double Likeness(HashSet<string> asked, HashSet<string> kept) =>
        asked.Count == 0 || kept.Count == 0 ? 0 : asked.Count(kept.Contains) / Math.Sqrt((double)asked.Count * kept.Count);

    /// <summary>
    /// What was found, with the articles in front whose phrasings say the same: as sure as they are alike, if that is more than
    /// the search was.
    /// </summary>
    /// <param name="alike">Likeness of each article's best phrasing, <see cref="Same"/> or more.</param>
    public static IReadOnlyList<Passage> Put(IReadOnlyList<Passage> found, IReadOnlyDictionary<string, double> alike, Func<string, Article?> visible)
    {
        if (alike.Count == 0) return found;
        var top = found.Count == 0 ? 1 : found[0].Score;
        var lifted = new List<Passage>();
        foreach (var (id, likeness) in alike.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            if (found.Count > 0 && found[0].Confidence >= likeness || visible(id) is not { } article) continue;
            var own = found.FirstOrDefault(p => p.ArticleId == id) ?? PassageOf(article);
            // Ahead of what people's votes can move.
            lifted.Add(own with { Score = top * (1 + likeness), Confidence = Math.Max(own.Confidence, likeness) });
        }

        return lifted.Count == 0 ? found : [.. lifted, .. found.Where(p => !lifted.Exists(l => l.ArticleId == p.ArticleId))];
    }

    private static Passage PassageOf(Article article) => article.Sections is [var first, ..]
        ? new Passage(article.Id, article.Title, first.Heading, first.Text, 0, 0)
        : new Passage(article.Id, article.Title, "", article.Title, 0, 0);
}
