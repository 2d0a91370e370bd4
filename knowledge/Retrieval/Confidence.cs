namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// How likely a found article is right, from how like it is in itself and how far ahead of the others. A raw score says
/// little about that. The factors are a logistic regression over questions of two kinds (short paraphrases, long error
/// descriptions), half of them without an answer in the indexed half of the articles.
/// </summary>
internal static class Confidence
{
    /// <summary>The most for a question that has only words that every report has, whatever is found for them.</summary>
    public const double OfNothingTold = 0.05;

    private const double Intercept = -5.76;
    private const double StemsFactor = 1.06;
    private const double LineFactor = 1.64;
    private const double BodyCoverageFactor = 1.22;
    private const double BodyGramsFactor = 1.27;
    private const double HeadlineCoverageFactor = 0.57;
    private const double HeadlineAskedFactor = 1.09;
    private const double HeadlineHitsFactor = 1.57;
    private const double AheadOfFieldFactor = 2.81;
    private const double LeadFactor = 3.36;

    /// <summary>More asked stems than these in a headline say no more.</summary>
    private const float EnoughHits = 4;

    /// <summary>A hit without any rival is taken to be so far ahead, not infinitely.</summary>
    private const double ShareOfMissingRival = 0.5;

    /// <summary>The place that stands for the field behind the best few.</summary>
    private const int Field = 4;

    /// <param name="ranked">The whole order, best first.</param>
    /// <param name="place">Place of the article in question, from 0.</param>
    public static double Of(RankedArticle[] ranked, int place)
    {
        var it = ranked[place];
        var rival = place > 0 ? ranked[0].Score : ranked.Length > 1 ? ranked[1].Score : it.Score * ShareOfMissingRival;
        var field = ranked.Length > Field ? ranked[Field].Score : 0;
        var evidence = Intercept
            + StemsFactor * it.Signals.HeadlineStems
            + LineFactor * it.Signals.HeadlineLine
            + BodyCoverageFactor * it.Signals.BodyCoverage
            + BodyGramsFactor * it.Signals.BodyGrams
            + HeadlineHitsFactor * Math.Min(it.Signals.HeadlineHits, EnoughHits) / EnoughHits
            + HeadlineCoverageFactor * it.Signals.HeadlineCoverage
            + HeadlineAskedFactor * it.Signals.HeadlineAsked
            + AheadOfFieldFactor * (it.Score - field) / Ranking.BestPossible
            + LeadFactor * (it.Score - rival) / Math.Max(it.Score, rival);
        return 1 / (1 + Math.Exp(-evidence));
    }
}
