namespace SupportBot.Knowledge.Retrieval;

/// <summary>Makes one order of nine signals. One configuration for every knowledge base.</summary>
internal static class Ranking
{
    private const float BodyShare = 1.0f;
    private const float BodyGramsShare = 0.85f;
    private const float BodyCoverageShare = 0.13f;
    private const float HeadlineShare = 0.36f;
    private const float HeadlineStemsShare = 0.35f;
    private const float HeadlineGramsShare = 0.33f;
    private const float HeadlineLineShare = 0.61f;
    private const float HeadlineCoverageShare = 0.23f;
    private const float HeadlineAskedShare = 0.16f;

    /// <summary>What the second likest headline counts beside the likest.</summary>
    private const float SecondShare = 0.4f;

    /// <summary>What a headline counts that nobody wrote as one: it was the first line of a text without a title.</summary>
    private const float GuessedHeadlineShare = 0.41f;

    /// <summary>Score of an article that is the best by every signal.</summary>
    public const float BestPossible = BodyShare + BodyGramsShare + BodyCoverageShare + HeadlineShare + HeadlineStemsShare
        + HeadlineGramsShare + HeadlineLineShare + HeadlineCoverageShare + HeadlineAskedShare;

    /// <summary>
    /// A headline signal whose best is below this share of the possible is not blown up to full weight: then no headline
    /// is like the question, and the best of them says little.
    /// </summary>
    private const float LeastBestHeadline = 0.29f;

    /// <summary>Every signal is divided by its best among the candidates before the sum is made.</summary>
    public static RankedArticle[] Rank(List<int> candidates, QuestionVectors question, Corpus corpus)
    {
        var ranked = new RankedArticle[candidates.Count];
        var best = default(Signals);
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = new RankedArticle(candidates[i], 0, question.Against(candidates[i]));
            best.RaiseTo(Voiced(ranked[i].Signals));
        }

        best.Headline = Math.Max(best.Headline, LeastBestHeadline);
        best.HeadlineStems = Math.Max(best.HeadlineStems, LeastBestHeadline);
        best.HeadlineGrams = Math.Max(best.HeadlineGrams, LeastBestHeadline);
        best.HeadlineLine = Math.Max(best.HeadlineLine, LeastBestHeadline);
        for (var i = 0; i < ranked.Length; i++)
        {
            var headlineShare = corpus.Articles[ranked[i].Number].HasGuessedHeadline ? GuessedHeadlineShare : 1;
            var score = BodySum(ranked[i].Signals, best) + headlineShare * HeadlineSum(Voiced(ranked[i].Signals), best);
            ranked[i] = ranked[i] with { Score = score };
        }

        Array.Sort(ranked, static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Number.CompareTo(b.Number));
        return ranked;
    }

    /// <summary>With the second likest headline's share in the likest one's.</summary>
    private static Signals Voiced(Signals s)
    {
        s.HeadlineStems += SecondShare * s.SecondStems;
        s.HeadlineGrams += SecondShare * s.SecondGrams;
        s.HeadlineLine += SecondShare * s.SecondLine;
        return s;
    }

    private static float BodySum(in Signals s, in Signals best) =>
        BodyShare * Share(s.Body, best.Body)
        + BodyGramsShare * Share(s.BodyGrams, best.BodyGrams)
        + BodyCoverageShare * Share(s.BodyCoverage, best.BodyCoverage);

    private static float HeadlineSum(in Signals s, in Signals best) =>
        HeadlineShare * Share(s.Headline, best.Headline)
        + HeadlineStemsShare * Share(s.HeadlineStems, best.HeadlineStems)
        + HeadlineGramsShare * Share(s.HeadlineGrams, best.HeadlineGrams)
        + HeadlineLineShare * Share(s.HeadlineLine, best.HeadlineLine)
        + HeadlineCoverageShare * Share(s.HeadlineCoverage, best.HeadlineCoverage)
        + HeadlineAskedShare * Share(s.HeadlineAsked, best.HeadlineAsked);

    private static float Share(float value, float best) => best > 0 ? value / best : 0;
}

/// <summary>An article's place in an order.</summary>
internal readonly record struct RankedArticle(int Number, float Score, Signals Signals);
