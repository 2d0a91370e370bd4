using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Sla;

/// <summary>Which warnings of a ticket were given, and how far the chain was called; the ticket is the document's id.</summary>
public sealed record SlaAlert
{
    /// <summary>Tickets by the next deadline that the last look found; read the ticket before showing it.</summary>
    public static readonly IndexName ByDue = new("by-due");

    public static readonly DocumentType<SlaAlert> Alerts = new(
        "sla-alert", static a => a.DueAt is { } due ? [new IndexEntry(ByDue, IndexValue.Of(due))] : []);

    /// <summary>The next deadline when it was last looked at; null when none runs.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Highest warning given of each clock: 50, 75, 90 or 100.</summary>
    public decimal Response { get; init; }

    /// <inheritdoc cref="Response"/>
    public decimal Resolution { get; init; }

    /// <summary>When the chain was first called; null when it was not.</summary>
    public Instant? RaisedAt { get; init; }

    /// <summary>Person ids that were called, in order, reminders included.</summary>
    public ImmutableList<string> Called { get; init; } = [];

    /// <summary>Who said to take care; null while nobody did.</summary>
    public string? AcknowledgedBy { get; init; }
}
