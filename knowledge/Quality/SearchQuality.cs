using System.Collections.Immutable;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Quality;

/// <summary>One question's outcome.</summary>
/// <param name="Ranked">What the search gave, best first.</param>
/// <param name="Confidence">Of the first; 0 when nothing was found.</param>
public sealed record AnsweredQuestion(KnownQuestion Question, ImmutableArray<ScoredArticle> Ranked, double Confidence)
{
    /// <summary>Article ids, best first.</summary>
    public ImmutableArray<string> Found { get; init; } = [.. Ranked.Select(r => r.Id)];
}

/// <summary>How good the answers to many questions are. Shares are 0 to 1.</summary>
public sealed record SearchQuality
{
    /// <summary>Confidence below this is "no answer in this knowledge base".</summary>
    public const double LeastConfidence = 0.5;

    /// <summary>The share of the questions, surest first, whose offers are judged.</summary>
    public const double SurestShare = 0.3;

    /// <summary>Questions that have an answer; the ranking figures are over these.</summary>
    public required int Answerable { get; init; }

    public required int Unanswerable { get; init; }

    public required double RecallAt1 { get; init; }

    public required double RecallAt5 { get; init; }

    public required double RecallAt10 { get; init; }

    public required double MrrAt10 { get; init; }

    public required double Ndcg { get; init; }

    public required double Map { get; init; }

    /// <summary>Of the questions that got no offer, the share that has no answer; null without any.</summary>
    public double? AbstentionPrecision { get; init; }

    /// <summary>Of the questions without an answer, the share that got no offer; null without any.</summary>
    public double? AbstentionRecall { get; init; }

    /// <summary>Chance that an answerable question is surer than one without an answer; null without both.</summary>
    public double? Auroc { get; init; }

    /// <summary>Of the surest questions, the share whose first article is right.</summary>
    public required double SurestRight { get; init; }

    /// <param name="answers">At least one.</param>
    /// <param name="k">Depth of nDCG.</param>
    public static SearchQuality Of(IReadOnlyList<AnsweredQuestion> answers, int k)
    {
        var answerable = answers.Where(a => a.Question.RelevantCount > 0).ToArray();
        var unanswerable = answers.Where(a => a.Question.RelevantCount == 0).ToArray();
        var silent = answers.Where(a => a.Confidence < LeastConfidence).ToArray();
        var surest = answers.OrderByDescending(a => a.Confidence).Take((int)Math.Ceiling(answers.Count * SurestShare)).ToArray();
        return new SearchQuality
        {
            Answerable = answerable.Length,
            Unanswerable = unanswerable.Length,
            RecallAt1 = Mean(answerable, a => HasHit(a, 1)),
            RecallAt5 = Mean(answerable, a => HasHit(a, 5)),
            RecallAt10 = Mean(answerable, a => HasHit(a, 10)),
            MrrAt10 = Mean(answerable, ReciprocalRank),
            Ndcg = Mean(answerable, a => NdcgOf(a, k)),
            Map = Mean(answerable, AveragePrecision),
            AbstentionPrecision = silent.Length == 0 ? null : Mean(silent, a => a.Question.RelevantCount == 0 ? 1 : 0),
            AbstentionRecall = unanswerable.Length == 0 ? null : Mean(unanswerable, a => a.Confidence < LeastConfidence ? 1 : 0),
            Auroc = AurocOf(answerable, unanswerable),
            SurestRight = Mean(surest, a => HasHit(a, 1)),
        };
    }

    private static double Mean(AnsweredQuestion[] answers, Func<AnsweredQuestion, double> figure) =>
        answers.Length == 0 ? 0 : answers.Average(figure);

    private static double HasHit(AnsweredQuestion answer, int depth) =>
        answer.Found.Take(depth).Any(answer.Question.Relevant.Contains) ? 1 : 0;

    private static double ReciprocalRank(AnsweredQuestion answer)
    {
        for (var i = 0; i < Math.Min(10, answer.Found.Length); i++)
            if (answer.Question.Relevant.Contains(answer.Found[i])) return 1.0 / (i + 1);
        return 0;
    }

    private static double NdcgOf(AnsweredQuestion answer, int k)
    {
        var gain = answer.Found.Take(k).Select((id, i) => answer.Question.Relevant.Contains(id) ? 1 / Math.Log2(i + 2) : 0).Sum();
        return gain / Enumerable.Range(0, Math.Min(k, answer.Question.RelevantCount)).Sum(i => 1 / Math.Log2(i + 2));
    }

    private static double AveragePrecision(AnsweredQuestion answer)
    {
        var hits = 0;
        var sum = 0.0;
        for (var i = 0; i < answer.Found.Length; i++)
            if (answer.Question.Relevant.Contains(answer.Found[i])) sum += (double)++hits / (i + 1);
        return sum / answer.Question.RelevantCount;
    }

    private static double? AurocOf(AnsweredQuestion[] answerable, AnsweredQuestion[] unanswerable)
    {
        if (answerable.Length == 0 || unanswerable.Length == 0) return null;
        var wins = answerable.Sum(a => unanswerable.Sum(u => a.Confidence > u.Confidence ? 1 : a.Confidence == u.Confidence ? 0.5 : 0));
        return wins / ((double)answerable.Length * unanswerable.Length);
    }
}
