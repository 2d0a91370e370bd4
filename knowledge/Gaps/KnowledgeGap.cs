using System.Collections.Immutable;

namespace SupportBot.Knowledge.Gaps;

/// <summary>Unanswered problems that one article could answer.</summary>
/// <param name="ServiceId">All of them are about this service.</param>
/// <param name="Problems">The most typical one first, then newest first.</param>
public sealed record KnowledgeGap(string ServiceId, ImmutableArray<UnansweredProblem> Problems)
{
    public UnansweredProblem Typical => Problems[0];

    /// <summary>Whole minutes of work on all of them.</summary>
    public long Minutes => Problems.Sum(p => p.Minutes);

    /// <summary>Net that clients are charged for all of them.</summary>
    public decimal Cost => Problems.Sum(p => p.Cost);

    public int Clients => Problems.Select(p => p.ClientId).Distinct(StringComparer.Ordinal).Count();

    public int Count(GapReason reason) => Problems.Count(p => p.Reason == reason);
}
