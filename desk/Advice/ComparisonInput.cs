using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Advice;

/// <summary>
/// What the choice between break-fix and managed is judged by. Money in the book's currency, two decimals.
/// </summary>
public sealed record ComparisonInput
{
    /// <summary>Complete months, each following the one before.</summary>
    public required ImmutableArray<SupportMonth> Months { get; init; }

    public required ManagedOffer Offer { get; init; }

    /// <summary>Loaded cost of one person's hour.</summary>
    public decimal HourlyCost { get; init; }

    public Prevention Prevention { get; init; } = Prevention.Usual;

    /// <summary>Months to forecast, 1 to 24.</summary>
    public int Horizon { get; init; } = 3;

    /// <summary>Of the sampled forecast, 0 to 2^53 − 1: the same seed gives the same forecast.</summary>
    public long Seed { get; init; } = 1;

    public FitAnswers Fit { get; init; } = new();

    /// <summary>Tickets to look for recurring problems in, with the as-of instant of the search.</summary>
    public RecurrenceSearch? Recurrence { get; init; }
}

/// <summary>One month of support, priced at today's card.</summary>
public sealed record SupportMonth
{
    public required YearMonth Month { get; init; }

    /// <summary>Variable cost.</summary>
    public required decimal Billed { get; init; }

    /// <summary>Value of work that a contract covered.</summary>
    public decimal Covered { get; init; }

    public required long Tickets { get; init; }

    /// <summary>Hours that people lost to outages.</summary>
    public decimal UserHours { get; init; }

    /// <summary>The month had an incident out of the ordinary; it stays in the data and is pointed out.</summary>
    public bool MajorIncident { get; init; }
}

/// <summary>A managed contract on offer.</summary>
/// <param name="Fee">Per month.</param>
/// <param name="ResidualShare">Part of the variable cost that the contract's exclusions leave variable, 0 to 1.</param>
public sealed record ManagedOffer(decimal Fee, decimal ResidualShare);

/// <summary>
/// Share of downtime that a managed service prevents: an assumption, always shown; ascending, 0 to 1.
/// </summary>
public sealed record Prevention(decimal Low, decimal Likely, decimal High)
{
    /// <summary>Assumed where the client gives none.</summary>
    public static readonly Prevention Usual = new(0.15m, 0.35m, 0.50m);

    public ImmutableArray<decimal> All => [Low, Likely, High];
}

/// <summary>What the client said about needs and tolerance; null = not asked or not known.</summary>
public sealed record FitAnswers
{
    public bool? Compliance { get; init; }

    public bool? Needs24x7 { get; init; }

    /// <summary>Number of services in use.</summary>
    public long? Services { get; init; }

    /// <summary>User-hours of downtime a month that the client can live with.</summary>
    public decimal? AcceptableHours { get; init; }
}
