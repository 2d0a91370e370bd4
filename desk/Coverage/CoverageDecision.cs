using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>Whether work would be covered, what it would cost, and whether waiting makes it cheaper.</summary>
public sealed record CoverageDecision
{
    public required string Currency { get; init; }

    public required string BookVersion { get; init; }

    public required Instant PlannedStart { get; init; }

    public required EstimateBasis Basis { get; init; }

    /// <summary>Of the high case, or <see cref="CoverageOutcome.NeedsApproval"/>.</summary>
    public required CoverageOutcome Outcome { get; init; }

    /// <summary>Of the high case, each once, ascending.</summary>
    public required ImmutableArray<CoverageReason> Reasons { get; init; }

    /// <summary>Ids of the contracts that would take the work in the high case, ascending.</summary>
    public ImmutableArray<string> Contracts { get; init; } = [];

    /// <summary>Null when undetermined.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Null when undetermined.</summary>
    public EstimateRange? Range { get; init; }

    /// <summary>Units the likely case would take from pools.</summary>
    public ImmutableArray<GrantUse> Draws { get; init; } = [];

    /// <summary>Null when undetermined.</summary>
    public AuthorityAnswer? Authority { get; init; }

    /// <summary>The first later start that saves at least 1.00; null when there is none.</summary>
    public AlternativeStart? Alternative { get; init; }

    /// <summary>What a technician should decide.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Whether the planned start is within the hours of the contract it would go to; null when undetermined.</summary>
    public bool? InsideAtStart { get; init; }

    /// <summary>End of the support hours that hold the planned start, when the work begins covered and they end.</summary>
    public Instant? CoveredUntil { get; init; }

    /// <summary>The steps to this decision, in the order of the rules; at least one.</summary>
    public ImmutableArray<TrailStep> Trail { get; init; } = [];

    /// <summary>The short answer; who may see its amounts is checked when it is shown.</summary>
    public required CoverageCard Card { get; init; }

    public Amounts? Low => Range?.Low;

    public Amounts? Likely => Range?.Likely;

    public Amounts? High => Range?.High;
}

/// <summary>Three exact settlements; by rounding up to a minimum the low one may be the dearest.</summary>
public sealed record EstimateRange(Amounts Low, Amounts Likely, Amounts High)
{
    /// <summary>Net of the cheapest case: what a card shows first.</summary>
    public decimal Smallest => Math.Min(Low.Net, Math.Min(Likely.Net, High.Net));

    /// <summary>Net of the dearest case: what consent is asked for.</summary>
    public decimal Largest => Math.Max(Low.Net, Math.Max(Likely.Net, High.Net));
}

/// <summary>Which history the durations rest on.</summary>
/// <param name="Count">Rows of history; 0 for the rate card's defaults.</param>
/// <param name="Low">Minutes.</param>
/// <param name="Likely">Minutes.</param>
/// <param name="High">Minutes.</param>
public sealed record EstimateBasis(BasisLevel Level, int Count, long Low, long Likely, long High);

/// <summary>How alike the history is to the request.</summary>
public enum BasisLevel
{
    ServicePriorityWorkType,
    Service,
    WorkType,
    Desk,
    RateCard,
}

/// <summary>Units from one grant.</summary>
public sealed record GrantUse(string Contract, string Grant, decimal Quantity);

/// <summary>A later start and the likely net from there.</summary>
public sealed record AlternativeStart(Instant Start, decimal Net);

/// <summary>What a technician should decide.</summary>
public enum Proposal
{
    /// <summary>Whether the cause is the same as that of the linked fix.</summary>
    WorkWarranty,
}

/// <summary>The names on the wire.</summary>
public static class EstimateNames
{
    public static string Name(this BasisLevel level) => level switch
    {
        BasisLevel.ServicePriorityWorkType => "service+priority+workType",
        BasisLevel.Service => "service",
        BasisLevel.WorkType => "workType",
        BasisLevel.Desk => "desk",
        BasisLevel.RateCard => "rate-card",
    };

    public static string Name(this Proposal proposal) => proposal switch
    {
        Proposal.WorkWarranty => "work-warranty",
    };
}
