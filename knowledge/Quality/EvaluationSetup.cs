using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Quality;

/// <summary>Changes an evaluation so that it asks something else of the same data.</summary>
public static class EvaluationSetup
{
    /// <summary>
    /// Attaches so many questions of each article to it, as the desk attaches the words of resolved tickets; the rest of
    /// the questions remain to be asked.
    /// </summary>
    public static (List<Article> Articles, List<KnownQuestion> Questions) Attach(
        IEnumerable<Article> articles, IEnumerable<KnownQuestion> questions, int each, int seed)
    {
        var byArticle = questions.Where(q => q.Relevant.Count == 1).GroupBy(q => q.Relevant.Single(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => SeededOrder.By(g, seed, q => q.Id).ToList(), StringComparer.Ordinal);
        var attached = articles.Select(a => byArticle.TryGetValue(a.Id, out var own)
            ? a with { Symptoms = [.. a.Symptoms, .. own.Take(each).Select(q => q.Text)] }
            : a);
        return ([.. attached], [.. byArticle.Values.SelectMany(own => own.Skip(each))]);
    }

    /// <summary>Keeps half of the articles; questions about the other half then have no answer.</summary>
    public static (List<Article> Articles, List<KnownQuestion> Questions) Half(
        IReadOnlyCollection<Article> articles, IEnumerable<KnownQuestion> questions, int seed)
    {
        var kept = SeededOrder.By(articles, seed, a => a.Id).Take(articles.Count / 2).ToList();
        var ids = kept.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var asked = questions.Select(q => q.Relevant.Overlaps(ids) ? q : q with { Relevant = [], RelevantCount = 0 });
        return (kept, [.. asked]);
    }

    /// <summary>A fifth of every class, so that small classes are in the test too.</summary>
    public static (List<LabelledText> Kept, List<LabelledText> Held) HoldBack(IEnumerable<LabelledText> texts, int seed)
    {
        const int part = 5;
        var classes = SeededOrder.By(texts.Select((t, i) => (Text: t, Key: $"{i}")), seed, t => t.Key)
            .Select(t => t.Text).GroupBy(t => t.Label, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        return ([.. classes.SelectMany(c => c.Skip(c.Count / part))], [.. classes.SelectMany(c => c.Take(c.Count / part))]);
    }
}
