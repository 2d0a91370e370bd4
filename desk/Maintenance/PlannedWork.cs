using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Maintenance;

/// <summary>Work on a service at a time that was agreed and announced before. Changes only through <see cref="PlannedWorkRules"/>.</summary>
public sealed record PlannedWork
{
    /// <summary>All planned work, by its end.</summary>
    public static readonly IndexName ByEnd = new("by-end");

    public static readonly DocumentType<PlannedWork> Documents = new(
        "planned-work", static w => [new IndexEntry(ByEnd, IndexValue.Of(w.End))]);

    public required string Id { get; init; }

    public required string ServiceId { get; init; }

    public required ImmutableList<OutageScope> Scopes { get; init; }

    public required Instant Start { get; init; }

    /// <summary>First instant after the work, later than <see cref="Start"/>.</summary>
    public required Instant End { get; init; }

    /// <summary>What people should know.</summary>
    public required string Words { get; init; }

    /// <summary>When the desk declared it, which is the approval and, in the same commit, the announcement.</summary>
    public required Instant AnnouncedAt { get; init; }

    /// <summary>Person id.</summary>
    public required string By { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>When people were reminded; null when they were not.</summary>
    public Instant? RemindedAt { get; init; }

    public bool Concerns(string clientId) => Scopes.Any(s => s.ClientId == clientId);

    /// <summary>As the downtime rules see it.</summary>
    public MaintenanceWindow Window => new()
    {
        Id = Id,
        Service = ServiceId,
        Start = Start,
        End = End,
        ApprovedAt = AnnouncedAt,
        AnnouncedAt = AnnouncedAt,
        Cancelled = Cancelled,
    };
}
