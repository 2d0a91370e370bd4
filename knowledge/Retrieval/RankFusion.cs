namespace SupportBot.Knowledge.Retrieval;

/// <summary>An article and what one way of searching thinks of it; scores of different ways cannot be compared.</summary>
public readonly record struct ScoredArticle(string Id, double Score);

/// <summary>Makes one order of a lexical and a dense one. A dense order is always added to the lexical one, never put in its place.</summary>
public static class RankFusion
{
    /// <summary>What the dense order counts against 1 for the lexical one.</summary>
    private const double DenseShare = 1.7;

    /// <summary>The last of an order is still better than an article that is not in it.</summary>
    private const double Floor = 0.15;

    /// <summary>Above 1: being near the best says more than being in the middle.</summary>
    private const double Sharpness = 1.3;

    /// <summary>Both orders' scores spread over 0 to 1 and added; an article that an order lacks gets nothing from it.</summary>
    public static List<ScoredArticle> Fuse(IReadOnlyList<ScoredArticle> lexical, IReadOnlyList<ScoredArticle> dense)
    {
        if (dense.Count == 0) return [.. lexical];
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(lexical, 1, sums);
        Add(dense, DenseShare, sums);
        return [.. sums.Select(s => new ScoredArticle(s.Key, s.Value))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static void Add(IReadOnlyList<ScoredArticle> order, double share, Dictionary<string, double> sums)
    {
        if (order.Count == 0) return;
        var best = order.Max(a => a.Score);
        var least = order.Min(a => a.Score);
        foreach (var article in order)
        {
            var spread = best > least ? Math.Pow((article.Score - least) / (best - least), Sharpness) : 1;
            sums[article.Id] = sums.GetValueOrDefault(article.Id) + share * (Floor + (1 - Floor) * spread);
        }
    }
}
