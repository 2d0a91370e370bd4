using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Advice;

/// <summary>What became of a decision. Names are stored.</summary>
public enum DecisionState
{
    Open,
    Done,
    Dropped,
}

/// <summary>Something that a client and the desk agreed to do.</summary>
/// <param name="Number">1 for the client's first.</param>
/// <param name="By">Person id.</param>
/// <param name="SettledAt">When it was done or dropped; null while it is open.</param>
/// <param name="SettledBy">Person id.</param>
public sealed record ReviewDecision(
    int Number, string Text, Instant At, string By, DecisionState State = DecisionState.Open, Instant? SettledAt = null, string? SettledBy = null);

/// <summary>The decisions of all reviews with a client; one document for each client. Nothing is deleted or written over.</summary>
public sealed record ReviewDecisions(string ClientId, ImmutableList<ReviewDecision> All)
{
    public static readonly DocumentType<ReviewDecisions> Records = new("review-decisions");

    /// <summary>Decisions that may be open at once: more are no plan.</summary>
    public const int MostOpen = 50;

    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 300;

    public static ReviewDecisions NoneOf(string clientId) => new(clientId, []);

    public IEnumerable<ReviewDecision> Open => All.Where(d => d.State == DecisionState.Open);

    /// <summary>With one more; the same when it is open already, in the same words. Null when too many are open.</summary>
    public ReviewDecisions? Add(string text, string by, Instant now)
    {
        if (Open.Any(d => string.Equals(d.Text, text, StringComparison.OrdinalIgnoreCase))) return this;
        return Open.Count() < MostOpen ? this with { All = All.Add(new ReviewDecision(All.Count + 1, text, now, by)) } : null;
    }

    /// <summary>With one that is done or dropped; null when there is no open one of that number.</summary>
    public ReviewDecisions? Settle(int number, DecisionState state, string by, Instant now)
    {
        if (state == DecisionState.Open || Open.FirstOrDefault(d => d.Number == number) is not { } open) return null;
        return this with { All = All.Replace(open, open with { State = state, SettledAt = now, SettledBy = by }) };
    }

    /// <summary>What a review tells: what is open, and what was settled since an instant, which is included.</summary>
    public ImmutableArray<ReviewDecision> Since(Instant from) => [.. All.Where(d => d.SettledAt is not { } at || at >= from)];
}
