using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Contracts;

/// <summary>A commercial rule set between the provider and a client.</summary>
public sealed record Contract
{
    /// <summary>Client id that stands for "any client": default and fallback contracts.</summary>
    public const string AnyClient = "*";

    public required string Id { get; init; }

    /// <summary>Client id, or <see cref="AnyClient"/>.</summary>
    public required string Client { get; init; }

    public required ContractKind Kind { get; init; }

    /// <summary>First day (inclusive, contract's zone).</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day (inclusive, contract's zone); null = open.</summary>
    public LocalDate? To { get; init; }

    public ContractStatus Status { get; init; } = ContractStatus.Active;

    /// <summary>Tickets opened in force stay for so many business days after <see cref="To"/>; 0 to 60.</summary>
    public int GraceBusinessDays { get; init; }

    /// <summary>Last tie-break, smaller first; 0 to 10000.</summary>
    public int Rank { get; init; } = 100;

    /// <summary>Null = the zone of the client that is served.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Calendar id.</summary>
    public required string Calendar { get; init; }

    /// <summary>Rate card id; null = the client's, else the provider's.</summary>
    public string? RateCard { get; init; }

    /// <summary>Tax id; null = the client's, else the card's.</summary>
    public string? Tax { get; init; }

    /// <summary>SLA policy id.</summary>
    public string? Sla { get; init; }

    /// <summary>Contract id: where work goes that this one excludes.</summary>
    public string? Fallback { get; init; }

    public ContractScope Scope { get; init; } = ContractScope.WholeClient;

    /// <summary>Work is taken if at least one rule matches; empty = everything.</summary>
    public ImmutableArray<WorkRule> Include { get; init; } = [];

    public ImmutableArray<WorkRule> Exclude { get; init; } = [];

    /// <summary>A request that names a device that is not enrolled is not included.</summary>
    public bool EnrolledDevicesOnly { get; init; }

    /// <summary>A request for a person who is not active is not included.</summary>
    public bool ActiveUsersOnly { get; init; }

    public OutsideTerms Outside { get; init; } = new();

    /// <summary>Set for pool kinds and for nothing else.</summary>
    public Pool? Pool { get; init; }

    /// <summary>Price of what a pool lacks; null when not stated.</summary>
    public Overage? Overage { get; init; }

    /// <summary>Set for <see cref="ContractKind.PerIncident"/> and for nothing else.</summary>
    public IncidentTerms? Incident { get; init; }

    /// <summary>Overrides the card's fees one by one.</summary>
    public WorkFees Fees { get; init; } = WorkFees.None;

    /// <summary>Managed fee; null = the contract has none.</summary>
    public ManagedFee? Fee { get; init; }

    /// <summary>True for a contract that serves any client.</summary>
    public bool IsForAnyClient => Client == AnyClient;
}
