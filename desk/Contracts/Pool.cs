using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Contracts;

/// <summary>Prepaid units. At least one of <see cref="Periodic"/> and <see cref="Blocks"/> is there.</summary>
public sealed record Pool
{
    public required PoolUnit Unit { get; init; }

    public PeriodicGrant? Periodic { get; init; }

    public ImmutableArray<PoolBlock> Blocks { get; init; } = [];

    /// <summary>The first matching row gives the minutes drawn per minute; none = 1. Only used by hours pools.</summary>
    public ImmutableArray<PoolWeight> Weights { get; init; } = [];
}

/// <summary>What a pool holds.</summary>
public enum PoolUnit
{
    Minutes,
    Incidents,
    Amount,
}

/// <summary>A grant at the start of every calendar period of the contract's zone, always in full.</summary>
/// <param name="Rollover">Extra periods that unused units stay valid.</param>
public sealed record PeriodicGrant(PeriodLength Every, decimal Quantity, long Rollover);

/// <summary>Calendar periods.</summary>
public enum PeriodLength
{
    Month,
    Quarter,
    Year,
}

/// <summary>Units bought once.</summary>
/// <param name="Id">Key of the grant.</param>
/// <param name="From">First day (inclusive, contract's zone).</param>
/// <param name="To">Last day (inclusive); null = never expires.</param>
/// <param name="Purchased">Earlier purchases are used first among equal expiries.</param>
public sealed record PoolBlock(string Id, decimal Quantity, LocalDate From, LocalDate? To, LocalDate Purchased);

/// <summary>Minutes drawn per minute of the work that matches; a selector that is null was not given.</summary>
/// <param name="Weight">0 to 10.</param>
public sealed record PoolWeight(
    IReadOnlySet<WorkType>? WorkTypes, IReadOnlySet<string>? Roles, IReadOnlySet<string>? Services, decimal Weight);

/// <summary>The price of what a pool lacked.</summary>
public sealed record Overage
{
    /// <summary>Money per hour (hours pools); null = the rate card's.</summary>
    public decimal? Rate { get; init; }

    public OverageBasis Basis { get; init; } = OverageBasis.Weighted;

    /// <summary>Money per incident; never null for an incident pool.</summary>
    public decimal? PerIncident { get; init; }
}

/// <summary>Which minutes are billed when an hours pool runs dry.</summary>
public enum OverageBasis
{
    /// <summary>The pool's weighted minutes, multiplier 1.</summary>
    Weighted,

    /// <summary>The minutes worked, with the multiplier that billing would use.</summary>
    Real,
}
