using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A question before any work: is it covered, what will it cost, would waiting make it cheaper?</summary>
public sealed record EstimateInput
{
    public required Instant Now { get; init; }

    /// <summary>Not before <see cref="Now"/>; null = now.</summary>
    public Instant? PlannedStart { get; init; }

    /// <summary>From the signed-in identity; null or unknown makes the decision undetermined.</summary>
    public string? Client { get; init; }

    public required CoverageRequest Request { get; init; }

    public WorkType WorkType { get; init; } = WorkType.Remote;

    public string Role { get; init; } = "technician";

    /// <summary>Resolved work of the desk; rows older than 365 days are not looked at.</summary>
    public ImmutableArray<HistoryRow> History { get; init; } = [];

    public ImmutableArray<OpeningBalance> Ledger { get; init; } = [];

    public ImmutableArray<PriorIncident> PriorIncidents { get; init; } = [];

    public SpendingFacts Authority { get; init; } = new();

    /// <summary>When the work would start.</summary>
    public Instant Start => PlannedStart ?? Now;
}

/// <summary>How long a resolved ticket took.</summary>
/// <param name="Minutes">1 to 1440.</param>
public sealed record HistoryRow(string Service, Priority Priority, WorkType WorkType, Instant ResolvedAt, int Minutes);

/// <summary>What the client has spent and consented to. Amounts are net.</summary>
public sealed record SpendingFacts
{
    public decimal SpentThisMonth { get; init; }

    /// <summary>Number of the order the work is charged to.</summary>
    public string? PurchaseOrder { get; init; }

    public decimal PurchaseOrderUsed { get; init; }

    public ImmutableArray<Approval> Approvals { get; init; } = [];
}

/// <summary>One consent to spend, valid from <paramref name="At"/> until before <paramref name="Expires"/>.</summary>
/// <param name="Amount">Above zero.</param>
/// <param name="By">User id; only approvers and managers count.</param>
/// <param name="Revoked">Declined or taken back; other rows stand.</param>
public sealed record Approval(decimal Amount, Instant At, Instant Expires, string By, bool Revoked = false);
