using NodaTime;

namespace SupportBot.Knowledge.Gaps;

/// <summary>A problem that the articles did not answer.</summary>
public sealed record UnansweredProblem
{
    /// <summary>Ticket number, or the id of a report that became no ticket.</summary>
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    public required string ServiceId { get; init; }

    /// <summary>The person's own words, masked.</summary>
    public required string Text { get; init; }

    public required Instant At { get; init; }

    public required GapReason Reason { get; init; }

    /// <summary>Whole minutes of work so far.</summary>
    public long Minutes { get; init; }

    /// <summary>Net that the client is charged for it so far.</summary>
    public decimal Cost { get; init; }
}

/// <summary>Why a problem counts as unanswered.</summary>
public enum GapReason
{
    /// <summary>No article was offered.</summary>
    NoArticle,

    /// <summary>An article was offered and did not help.</summary>
    DidNotHelp,

    /// <summary>The desk solved it without anybody having looked for an article.</summary>
    SolvedWithout,
}
