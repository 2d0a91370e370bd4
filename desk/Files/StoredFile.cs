using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Files;

/// <summary>A file that somebody sent in chat: where it comes from until it is fetched, what it is afterwards.</summary>
public sealed record StoredFile
{
    /// <summary>Files that are still to be fetched or put into their place, by the instant of the next attempt.</summary>
    public static readonly IndexName Due = new("due");

    /// <summary>All files, by the instant of sending.</summary>
    public static readonly IndexName ByTime = new("by-time");

    /// <summary>Files of which it is not known that they lie on a ticket, by the instant of sending.</summary>
    public static readonly IndexName Unplaced = new("unplaced");

    public static readonly DocumentType<StoredFile> Files = new("file", Entries);

    /// <summary>Made from the message that brought it: the same delivery again is the same file.</summary>
    public required string Id { get; init; }

    /// <summary>Person id of the sender.</summary>
    public required string PersonId { get; init; }

    public required string SenderName { get; init; }

    /// <summary>The sender is of the desk.</summary>
    public bool FromDesk { get; init; }

    /// <summary>Only the desk may see it.</summary>
    public bool Internal { get; init; }

    /// <summary>Cleaned, see <see cref="FileRules.Judge"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Content type that it is served with.</summary>
    public required string Type { get; init; }

    /// <summary>Where the channel keeps it; null once it was fetched or given up.</summary>
    public string? Source { get; init; }

    public required Instant SentAt { get; init; }

    public FileState State { get; init; } = FileState.Waiting;

    public FileRefusal? Refusal { get; init; }

    /// <summary>Where the file belongs is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasPlace => ReportId is not null || TicketId is not null;

    /// <summary>Failed attempts to fetch it.</summary>
    public int Attempts { get; init; }

    /// <summary>Not looked at before; null while nothing is to be done.</summary>
    public Instant? NextAttempt { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Hex SHA-256 of the content.</summary>
    public string? Hash { get; init; }

    /// <summary>Number of stored parts, see <see cref="FileContents"/>.</summary>
    public int Parts { get; init; }

    /// <summary>Report it was sent with; null when there is none.</summary>
    public string? ReportId { get; init; }

    /// <summary>Ticket it was sent for; null when it is not known yet.</summary>
    public string? TicketId { get; init; }

    private static IEnumerable<IndexEntry> Entries(StoredFile file)
    {
        yield return new IndexEntry(ByTime, IndexValue.Of(file.SentAt));
        if (file.TicketId is null) yield return new IndexEntry(Unplaced, IndexValue.Of(file.SentAt));
        if (file.NextAttempt is { } at) yield return new IndexEntry(Due, IndexValue.Of(at));
    }
}

/// <summary>How far a file has come.</summary>
public enum FileState
{
    /// <summary>To be fetched from the channel.</summary>
    Waiting,

    /// <summary>The content is here.</summary>
    Stored,

    /// <summary>It was not taken; see <see cref="StoredFile.Refusal"/>.</summary>
    Refused,
}

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    /// <summary>It can run, or hides that it can.</summary>
    Program,

    /// <summary>A kind that the desk does not take.</summary>
    Kind,

    TooBig,

    /// <summary>More files at once, or on one ticket, than are taken.</summary>
    TooMany,

    /// <summary>It does not lie with the channel.</summary>
    NotFromChannel,

    /// <summary>The channel's link is over, or the file was deleted.</summary>
    Gone,

    /// <summary>The channel did not hand it out, several times.</summary>
    Unreachable,

    /// <summary>The content is not what the name says.</summary>
    NotWhatItSays,

    Empty,
}
