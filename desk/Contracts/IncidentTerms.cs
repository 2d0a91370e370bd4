using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts;

/// <summary>What a break-fix incident costs and what its fee includes.</summary>
public sealed record IncidentTerms
{
    /// <summary>The first row that matches gives the fee; the last has no selector.</summary>
    public required ImmutableArray<IncidentFee> Fees { get; init; }

    /// <summary>First minutes of work that are in the fee; null = unlimited.</summary>
    public long? IncludedMinutes { get; init; } = 0;

    /// <summary>Percent of the fee due when nothing was found to be wrong, 0 to 100.</summary>
    public decimal NoFaultShare { get; init; } = 100;
}

/// <summary>One row of the fee table; a selector that is null was not given.</summary>
/// <param name="OutsideFee">In place of the fee when the first minute of work is outside the calendar; includes the call-out.</param>
public sealed record IncidentFee(
    IReadOnlySet<Priority>? Priorities,
    IReadOnlySet<string>? Services,
    IReadOnlySet<string>? Categories,
    decimal Fee,
    decimal? OutsideFee);
