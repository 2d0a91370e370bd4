using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Digests;

/// <summary>Figures that somebody gets by themselves, again and again.</summary>
public sealed record Digest
{
    /// <summary>Digests by the instant at which they are due.</summary>
    public static readonly IndexName ByDue = new("by-due");

    /// <summary>Digests of one person.</summary>
    public static readonly IndexName ByPerson = new("by-person");

    public static readonly DocumentType<Digest> Digests = new("digest", d =>
        [new(ByDue, IndexValue.Of(d.DueAt)), new(ByPerson, d.PersonId)]);

    public required string Id { get; init; }

    /// <summary>Who gets it; the role is checked again every time.</summary>
    public required string PersonId { get; init; }

    /// <summary>How often.</summary>
    public required DigestRhythm Rhythm { get; init; }

    /// <summary>The person's IANA zone when it was ordered.</summary>
    public required string Zone { get; init; }

    /// <summary>The question without its period, as fields.</summary>
    public required ImmutableSortedDictionary<string, string> Ask { get; init; }

    /// <summary>When it is sent next.</summary>
    public required Instant DueAt { get; init; }
}

/// <summary>How often a digest is sent.</summary>
public enum DigestRhythm
{
    /// <summary>Every Monday, about the week before.</summary>
    Week,

    /// <summary>On the first of every month, about the month before.</summary>
    Month,
}
