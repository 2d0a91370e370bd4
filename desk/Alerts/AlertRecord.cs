using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Alerts;

/// <summary>What became of an alert: one document for each fingerprint of a source, client and service.</summary>
public sealed record AlertRecord
{
    /// <summary>Every trouble of a client, by its beginning; the value says what was done about it.</summary>
    public static readonly IndexName ByClient = new("by-client");

    public static readonly DocumentType<AlertRecord> Records = new(
        "alert", static a => a.Troubles.Select(t => new IndexEntry(ByClient, IndexValue.Join(a.ClientId, IndexValue.Of(t.At), t.Fate.ToString()))));

    /// <summary>Older troubles are forgotten.</summary>
    private const int MostTroubles = 200;

    public required string ClientId { get; init; }

    public required string ServiceId { get; init; }

    public required string Title { get; init; }

    /// <summary>When it was last heard of.</summary>
    public required Instant LastAt { get; init; }

    /// <summary>When the latest trouble ended; null while it goes on.</summary>
    public Instant? ClearedAt { get; init; }

    /// <summary>How often the latest trouble was said.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Of the latest trouble.</summary>
    public string? TicketId { get; init; }

    /// <summary>Of the latest trouble; null when it was declared by somebody else.</summary>
    public string? OutageId { get; init; }

    /// <summary>Oldest first, never empty.</summary>
    public required ImmutableList<AlertTrouble> Troubles { get; init; }

    /// <summary>The one that goes on, or was the last.</summary>
    public AlertTrouble Latest => Troubles[^1];

    /// <summary>A hash, so that no fingerprint is too long or holds what cannot be stored.</summary>
    public static string IdOf(Alert alert) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{alert.Source}\n{alert.ClientId}\n{alert.ServiceId}\n{alert.Fingerprint}")));

    internal static ImmutableList<AlertTrouble> With(AlertRecord? known, AlertTrouble begun) =>
        [.. (known?.Troubles ?? []).TakeLast(MostTroubles - 1), begun];
}

/// <summary>One time that something was wrong.</summary>
/// <param name="At">When it was first heard of.</param>
public sealed record AlertTrouble(Instant At, AlertFate Fate);

/// <summary>What was done about an alert. Stored by name.</summary>
public enum AlertFate
{
    Ticket,
    Outage,

    /// <summary>The service was being worked on, as announced.</summary>
    Suppressed,

    /// <summary>The client pays for no monitoring; kept for the review alone.</summary>
    NotManaged,
}
