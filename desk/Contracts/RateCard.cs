using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts;

/// <summary>Prices per hour by what was done and who did it, and how time is rounded.</summary>
public sealed record RateCard
{
    public required string Id { get; init; }

    /// <summary>A pair of work type and role occurs once.</summary>
    public required ImmutableArray<HourlyRate> Rates { get; init; }

    /// <summary>Smallest billable time of a rounding scope in minutes, 0 to 1440.</summary>
    public int Minimum { get; init; }

    /// <summary>Step in minutes, 1 to 480.</summary>
    public int Increment { get; init; } = 1;

    public RoundingScope Scope { get; init; } = RoundingScope.TicketDay;

    /// <summary>By class id: replaces the calendar's multiplier for this card, 1 to 10.</summary>
    public IReadOnlyDictionary<string, decimal> Multipliers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    public WorkFees Fees { get; init; } = WorkFees.None;

    /// <summary>Tax id; null = none.</summary>
    public string? Tax { get; init; }

    public DurationRange DefaultDuration { get; init; } = new(30, 60, 120);
}

/// <summary>One price.</summary>
/// <param name="WorkType">Null = any (<c>*</c>).</param>
/// <param name="Role">Null = any (<c>*</c>).</param>
/// <param name="Rate">Money per hour.</param>
public sealed record HourlyRate(WorkType? WorkType, string? Role, decimal Rate);

/// <summary>What is rounded together.</summary>
public enum RoundingScope
{
    /// <summary>All work on a ticket of one day.</summary>
    TicketDay,

    /// <summary>Each entry by itself.</summary>
    Entry,
}

/// <summary>Minutes that a job takes when history is too short; ascending.</summary>
public sealed record DurationRange(long Low, long Likely, long High);

/// <summary>Fees beside time; null = not stated here.</summary>
/// <param name="CallOut">For starting work outside the calendar.</param>
/// <param name="Trip">For going to the site.</param>
/// <param name="Emergency">For being served first, when the requester chose it.</param>
public sealed record WorkFees(decimal? CallOut, decimal? Trip, decimal? Emergency)
{
    public static WorkFees None { get; } = new(null, null, null);
}
