namespace SupportBot.Knowledge.Retrieval;

/// <summary>Makes one order of six signals. One configuration for every knowledge base.</summary>
internal static class Ranking
{
    private const float BodyShare = 1.0f;
    private const float HeadlineShare = 0.3f;
    private const float HeadlineStemsShare = 0.3f;
    private const float HeadlineGramsShare = 0.4f;
    private const float HeadlineLineShare = 0.4f;
    private const float BodyGramsShare = 0.6f;

    /// <summary>Score of an article that is the best by every signal.</summary>
    public const float BestPossible =
        BodyShare + HeadlineShare + HeadlineStemsShare + HeadlineGramsShare + HeadlineLineShare + BodyGramsShare;

    /// <summary>
    /// A headline signal whose best is below this share of the possible is not blown up to full weight: then no headline
    /// is like the question, and the best of them says little.
    /// </summary>
    private const float LeastBestHeadline = 0.2f;

    /// <summary>Every signal is divided by its best among the candidates before the sum is made.</summary>
    public static RankedArticle[] Rank(int[] candidates, QuestionVectors question)
    {
        var signals = Array.ConvertAll(candidates, question.Against);
        var best = signals.Aggregate(default(Signals), Signals.Max);
        best.Headline = Math.Max(best.Headline, LeastBestHeadline);
        best.HeadlineStems = Math.Max(best.HeadlineStems, LeastBestHeadline);
        best.HeadlineGrams = Math.Max(best.HeadlineGrams, LeastBestHeadline);
        best.HeadlineLine = Math.Max(best.HeadlineLine, LeastBestHeadline);
        var ranked = new RankedArticle[candidates.Length];
        for (var i = 0; i < ranked.Length; i++) ranked[i] = new RankedArticle(candidates[i], Sum(signals[i], best), signals[i]);
        Array.Sort(ranked, static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Number.CompareTo(b.Number));
        return ranked;
    }

    private static float Sum(Signals s, Signals best) =>
        BodyShare * Share(s.Body, best.Body)
        + HeadlineShare * Share(s.Headline, best.Headline)
        + HeadlineStemsShare * Share(s.HeadlineStems, best.HeadlineStems)
        + HeadlineGramsShare * Share(s.HeadlineGrams, best.HeadlineGrams)
        + HeadlineLineShare * Share(s.HeadlineLine, best.HeadlineLine)
        + BodyGramsShare * Share(s.BodyGrams, best.BodyGrams);

    private static float Share(float value, float best) => best > 0 ? value / best : 0;
}

/// <summary>An article's place in an order.</summary>
internal readonly record struct RankedArticle(int Number, float Score, Signals Signals);
