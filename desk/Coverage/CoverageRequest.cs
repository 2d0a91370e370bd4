using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>What is known of a ticket when somebody asks who pays for it. Instants are on whole minutes.</summary>
public sealed record CoverageRequest
{
    /// <summary>Ticket id; unique within a settle run.</summary>
    public required string Id { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>User id of the client; null or unknown makes the decision undetermined.</summary>
    public string? Requester { get; init; }

    /// <summary>User id of whom the problem affects; null = the requester.</summary>
    public string? AffectedUser { get; init; }

    public string? Device { get; init; }

    public required string Service { get; init; }

    /// <summary>Site id; null = the device's, else the affected user's.</summary>
    public string? Site { get; init; }

    /// <summary>As opened.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Set by a technician; null = unchanged.</summary>
    public Priority? TechnicianPriority { get; init; }

    public Cause Cause { get; init; } = Cause.Unknown;

    /// <summary>Contract id that somebody linked explicitly.</summary>
    public string? Contract { get; init; }

    /// <summary>The requester chose to be served first, at the emergency fee.</summary>
    public bool EmergencyAccepted { get; init; }

    /// <summary>Ticket id this one was merged into.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Outage id this ticket joined.</summary>
    public string? Outage { get; init; }

    /// <summary>The earlier fix that this ticket may be a repeat of.</summary>
    public LinkedFix? Linked { get; init; }

    public Priority EffectivePriority => TechnicianPriority ?? Priority;
}

/// <summary>An earlier ticket that was resolved.</summary>
/// <param name="SameCause">As a technician decided; null = undecided.</param>
/// <param name="Reopened">The ticket is that one, opened again.</param>
/// <param name="IncludedUsed">Included minutes the earlier work used up; null = all of them.</param>
public sealed record LinkedFix(
    string Ticket,
    Instant ResolvedAt,
    string? Device = null,
    string? Service = null,
    bool? SameCause = null,
    bool Reopened = false,
    long? IncludedUsed = null);
