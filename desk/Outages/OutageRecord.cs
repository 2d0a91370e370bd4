using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Outages;

/// <summary>A declared interruption of a client's service, as the desk keeps it.</summary>
public sealed record OutageRecord
{
    public required string Id { get; init; }

    /// <summary>Event that it was declared with; null for records from elsewhere.</summary>
    public string? EventId { get; init; }

    public required string ClientId { get; init; }

    public required string ServiceId { get; init; }

    /// <summary>Services that are down with it.</summary>
    public ImmutableSortedSet<string> AlsoServices { get; init; } = [];

    /// <summary>Sites that are hit; empty is all of them.</summary>
    public ImmutableSortedSet<string> Sites { get; init; } = [];

    /// <summary>When it began; may be before it was declared.</summary>
    public required Instant Start { get; init; }

    /// <summary>First instant at which it was over; null while it lasts.</summary>
    public Instant? End { get; init; }

    /// <summary>The service works, but badly.</summary>
    public bool Degraded { get; init; }

    /// <summary>People hit, as far as counted; null means everybody who uses the service.</summary>
    public int? Count { get; init; }

    /// <summary>What it was, in a few words for people.</summary>
    public required string Cause { get; init; }

    /// <summary>Person ids of those who said that they are hit.</summary>
    public ImmutableSortedSet<string> AffectedPeople { get; init; } = [];
}
