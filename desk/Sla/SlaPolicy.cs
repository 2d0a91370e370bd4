using System.Collections.Immutable;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Sla;

/// <summary>How soon the desk promises to answer and to solve, by priority, in business minutes of a calendar.</summary>
public sealed record SlaPolicy
{
    public required string Id { get; init; }

    /// <summary>Id of the calendar that counts the business minutes.</summary>
    public required string Calendar { get; init; }

    /// <summary>At most one row per priority; a priority without a row has no promise.</summary>
    public required ImmutableArray<SlaTarget> Targets { get; init; }

    /// <summary>Reasons that stop the resolution clock.</summary>
    public ImmutableArray<PauseReason> PauseReasons { get; init; } =
        [PauseReason.WaitingUser, PauseReason.WaitingApproval, PauseReason.ScheduledByUser];

    /// <summary>Percents of the budget, 1 to 99 with at most two decimals, at which the owner is warned.</summary>
    public ImmutableArray<decimal> WarnAt { get; init; } = [50, 75, 90];

    /// <summary>How many local days after the resolution a ticket may be reopened, 0 to 365.</summary>
    public int ReopenDays { get; init; } = 5;
}

/// <summary>The promise for one priority.</summary>
/// <param name="Response">Business minutes to the first response, at least 1.</param>
/// <param name="Resolution">Business minutes to the resolution, at least 1.</param>
public sealed record SlaTarget(Priority Priority, long Response, long Resolution);

/// <summary>Why the resolution clock may stand still.</summary>
public enum PauseReason
{
    WaitingUser,
    WaitingApproval,
    ScheduledByUser,
    Vendor,
}
