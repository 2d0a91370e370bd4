using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Notices;

/// <summary>
/// What waits to be told to one person about one ticket. The message itself lies in the outbox from the first line on, not
/// to be sent before <see cref="DueAt"/>; each further line replaces it. So nothing is lost when the bot stops.
/// </summary>
public sealed record NoticeBundle
{
    public static readonly DocumentType<NoticeBundle> Bundles = new("notice-bundle");

    /// <summary>When it is told; afterwards the next line begins a new one.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>Name of the message that waits, unique for this bundle.</summary>
    public required string Slot { get; init; }

    /// <summary>Oldest first; empty when they were told early.</summary>
    public ImmutableList<NoticeLine> Lines { get; init; } = [];

    /// <summary>The document of a person and a ticket.</summary>
    public static string IdOf(string personId, string ticketId) => ticketId + "/" + personId;
}

/// <param name="Subject">Of two lines with the same subject the later one replaces the earlier.</param>
/// <param name="Text">The sentence as it will be read.</param>
public sealed record NoticeLine(string Subject, string Text);
