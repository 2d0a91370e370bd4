using System.Collections.Immutable;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Gaps;

/// <summary>
/// Puts unanswered problems together that are alike. Round each problem with most likes of its own gather those, so a chain of
/// small likenesses joins nothing. The same problems in any order give the same gaps.
/// </summary>
public static class GapSearch
{
    /// <summary>Cosine of the rare words of two problems from which on one article could answer both.</summary>
    private const double Alike = 0.35;

    /// <summary>Most frequent gaps first, then those with most work, then the dearest.</summary>
    public static ImmutableArray<KnowledgeGap> Find(IEnumerable<UnansweredProblem> problems) =>
    [
        .. problems.GroupBy(p => p.ServiceId, StringComparer.Ordinal).SelectMany(OfService)
            .OrderByDescending(g => g.Problems.Length).ThenByDescending(g => g.Minutes).ThenByDescending(g => g.Cost)
            .ThenBy(g => g.Typical.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<KnowledgeGap> OfService(IGrouping<string, UnansweredProblem> service)
    {
        var problems = service.OrderByDescending(p => p.At).ThenBy(p => p.Id, StringComparer.Ordinal).ToArray();
        var likes = LikesOf(problems);
        var free = Enumerable.Repeat(true, problems.Length).ToArray();
        foreach (var centre in Enumerable.Range(0, problems.Length).OrderByDescending(i => likes[i].Count).ThenBy(i => i))
        {
            if (!free[centre]) continue;
            var members = likes[centre].Where(i => i != centre && free[i]).Order().ToArray();
            free[centre] = false;
            foreach (var member in members) free[member] = false;
            yield return new KnowledgeGap(service.Key, [problems[centre], .. members.Select(i => problems[i])]);
        }
    }

    /// <summary>By problem: those that are like it.</summary>
    private static List<int>[] LikesOf(UnansweredProblem[] problems)
    {
        var terms = Array.ConvertAll(problems, p => Terms.TellingOf(p.Text));
        var counts = terms.SelectMany(t => t).CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rarity = counts.ToDictionary(c => c.Key, c => Math.Log(1 + (double)problems.Length / c.Value), StringComparer.Ordinal);
        var lengths = Array.ConvertAll(terms, t => Math.Sqrt(t.Sum(term => rarity[term] * rarity[term])));
        var holding = terms.SelectMany((t, i) => t.Select(term => (term, i))).ToLookup(t => t.term, t => t.i, StringComparer.Ordinal);
        var likes = new List<int>[problems.Length];
        for (var i = 0; i < problems.Length; i++)
        {
            var products = new Dictionary<int, double>();
            foreach (var term in terms[i])
                foreach (var other in holding[term]) products[other] = products.GetValueOrDefault(other) + rarity[term] * rarity[term];
            likes[i] = [.. products.Where(p => p.Key != i && p.Value >= Alike * lengths[i] * lengths[p.Key]).Select(p => p.Key)];
        }

        return likes;
    }
}
