using NodaTime;

namespace SupportBot.Knowledge.Answers;

/// <summary>Whether a solution helped somebody.</summary>
public readonly record struct SolutionVote(bool Helped, Instant At);

/// <summary>
/// How much what people said about an article moves it in the search for one service: a small share of its score. Votes fade
/// with a half-life, and few votes move little.
/// </summary>
public static class ArticlePrior
{
    /// <summary>The prior lies strictly between minus and plus this share of the score.</summary>
    public const double Bound = 0.1;

    /// <summary>After this time a vote counts half.</summary>
    public static readonly Duration HalfLife = Duration.FromDays(90);

    /// <summary>Votes older than this are not read: they count less than a thousandth.</summary>
    public static readonly Duration Reach = HalfLife * 10;

    /// <summary>As many fresh votes move half of the way.</summary>
    private const double Doubt = 4;

    /// <summary>The same for the same votes in any order; 0 without votes, and going to 0 as they grow old.</summary>
    public static double Of(IEnumerable<SolutionVote> votes, Instant now)
    {
        double balance = 0, weight = 0;
        foreach (var vote in votes.OrderBy(v => v.At).ThenBy(v => v.Helped))
        {
            var age = Math.Max((now - vote.At) / HalfLife, 0);
            var counts = Math.Pow(0.5, age);
            balance += vote.Helped ? counts : -counts;
            weight += counts;
        }

        return Bound * balance / (weight + Doubt);
    }
}
