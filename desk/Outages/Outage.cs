using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Outages;

/// <summary>
/// One version of what is known about one event that kept people from using a service. Of several versions with the
/// same <see cref="Id"/> the highest counts; the others are kept as the record of what was believed before.
/// </summary>
public sealed record Outage
{
    public required string Id { get; init; }

    /// <summary>1 for what was first recorded; an amendment has a higher one, a reason and an author.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Service id in the contract book.</summary>
    public required string Service { get; init; }

    public required OutageEffect Effect { get; init; }

    public required Instant Start { get; init; }

    /// <summary>First instant after the outage, later than <see cref="Start"/>; null while it lasts.</summary>
    public Instant? End { get; init; }

    public Affected Affected { get; init; } = Affected.Everybody;

    /// <summary>Why this version replaced the one before.</summary>
    public string? Reason { get; init; }

    /// <summary>Who amended it.</summary>
    public string? By { get; init; }
}

public enum OutageEffect
{
    Down,
    Degraded,
}

/// <summary>Whom an outage affects.</summary>
public abstract record Affected
{
    private Affected()
    {
    }

    /// <summary>Everybody who uses the service: its head count.</summary>
    public static readonly Affected Everybody = new All();

    public static Affected Count(long people) => new Counted(people);

    public static Affected People(IEnumerable<string> ids) => new Named(ids.ToImmutableHashSet(StringComparer.Ordinal));

    public sealed record All : Affected;

    /// <summary>So many people, nobody knows which; at most the service's head count.</summary>
    public sealed record Counted(long Number) : Affected;

    public sealed record Named(ImmutableHashSet<string> Ids) : Affected;
}
