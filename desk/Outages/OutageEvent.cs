using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Outages;

/// <summary>
/// An outage as the desk declared it, for one or several clients. Each client has an <see cref="OutageRecord"/> of its
/// own that is derived from it. Changes only through <see cref="OutageRules"/>.
/// </summary>
public sealed record OutageEvent
{
    /// <summary>Events that are not over, by service.</summary>
    public static readonly IndexName Ongoing = new("ongoing");

    /// <summary>All events, by service and start.</summary>
    public static readonly IndexName ByService = new("by-service");

    public static readonly DocumentType<OutageEvent> Events = new("outage-event", Entries);

    public required string Id { get; init; }

    /// <summary>The service that fails.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Services that are down with it, because it is a part that they cannot do without.</summary>
    public ImmutableSortedSet<string> AlsoServices { get; init; } = [];

    public required ImmutableList<OutageScope> Scopes { get; init; }

    public bool Degraded { get; init; }

    /// <summary>When it began; may be before it was declared.</summary>
    public required Instant Start { get; init; }

    /// <summary>First instant at which it was over; null while it lasts.</summary>
    public Instant? End { get; init; }

    /// <summary>The latest words for people.</summary>
    public required string Words { get; init; }

    /// <summary>When people were last told a real change; null when they were not told yet.</summary>
    public Instant? ToldAt { get; init; }

    /// <summary>Everything that was ever said about it, oldest first: an amendment leaves the old times here.</summary>
    public ImmutableList<OutageChange> Log { get; init; } = [];

    private static IEnumerable<IndexEntry> Entries(OutageEvent outage)
    {
        yield return new IndexEntry(ByService, IndexValue.Join(outage.ServiceId, IndexValue.Of(outage.Start)));
        if (outage.End is null) yield return new IndexEntry(Ongoing, outage.ServiceId);
    }
}

/// <summary>Whom an outage hits.</summary>
/// <param name="Sites">Site ids of the client; empty is all of them.</param>
public sealed record OutageScope(string ClientId, ImmutableSortedSet<string> Sites);

/// <summary>One step of an outage's life, with the facts as they stood afterwards.</summary>
/// <param name="By">Person id.</param>
/// <param name="Words">For people, or the reason of an amendment.</param>
public sealed record OutageChange(
    Instant At, string By, string ByName, OutageStep Step, Instant Start, Instant? End, bool Degraded, string Words);

/// <summary>What the desk does with an outage.</summary>
public enum OutageStep
{
    Declare,
    Update,
    Worsen,
    Ease,
    Amend,
    Close,
}
