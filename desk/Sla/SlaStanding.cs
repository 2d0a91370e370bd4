using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Sla;

/// <summary>How a ticket stands against its promises at an instant.</summary>
public sealed record SlaStanding(string Policy, Instant AsOf, TargetStanding Response, TargetStanding Resolution)
{
    /// <summary>The next deadline of a clock that has not stopped, or the last one missed by it; null when none runs.</summary>
    public Instant? NextDue => Running(Response) is { } response && (Running(Resolution) is not { } resolution || response < resolution)
        ? response
        : Running(Resolution);

    private static Instant? Running(TargetStanding target) => target.StoppedAt is null ? target.DueAt : null;
}

/// <summary>One clock. All minutes are business minutes.</summary>
public sealed record TargetStanding
{
    public required ClockState State { get; init; }

    /// <summary>Null unless the state is <see cref="ClockState.Paused"/>.</summary>
    public required PauseReason? PausedReason { get; init; }

    /// <summary>The priority the clock goes by; a stopped clock keeps its last one.</summary>
    public required Priority Priority { get; init; }

    public required long Budget { get; init; }

    public required long Used { get; init; }

    /// <summary>Negative once the budget is overdrawn.</summary>
    public long Left => Budget - Used;

    /// <summary>
    /// The missed deadline; for a running clock the deadline if nothing changes; for a met clock the deadline as it
    /// stood. Null while paused with time left, when cancelled, and when it lies more than 800 weeks ahead.
    /// </summary>
    public required Instant? DueAt { get; init; }

    public required Instant? StoppedAt { get; init; }

    /// <summary>
    /// The largest warning percentage reached, 100 when the budget is used up, 0 before the first warning.
    /// </summary>
    public required decimal Stage { get; init; }

    /// <summary>A row per budget, oldest first.</summary>
    public required ImmutableArray<BudgetRow> History { get; init; }
}

public enum ClockState
{
    Running,
    Paused,
    Met,
    Missed,
    Cancelled,
}

/// <summary>A stretch of time with one budget.</summary>
/// <param name="Until">When the next row began; null for the current one.</param>
/// <param name="Used">Minutes used as of <paramref name="Until"/>.</param>
/// <param name="Missed">Whether the clock was missed as of <paramref name="Until"/>.</param>
public sealed record BudgetRow(Priority Priority, long Budget, Instant At, Instant? Until, long Used, bool Missed);
