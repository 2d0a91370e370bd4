using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Tickets;

/// <summary>A problem as somebody reported it, before (or instead of) a ticket.</summary>
public sealed record ProblemReport
{
    /// <summary>Derived from the message that reported it: the same delivery again is the same report.</summary>
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The colleague it is about, as the contract book lists the client's users; null is the person.</summary>
    public string? AffectedUserId { get; init; }

    public string? AffectedName { get; init; }

    /// <summary>The client's device that the words name; null when none or several.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The person's own words, masked; more detail is appended on new lines.</summary>
    public required string Text { get; init; }

    public required string ServiceId { get; init; }

    public required string ServiceName { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Why it was triaged as it was; empty for older ones and for those that nobody wrote.</summary>
    public ImmutableList<TriageEvidence> Triage { get; init; } = [];

    /// <summary>Article whose steps are on the card; null when none fits.</summary>
    public string? ArticleId { get; init; }

    public string? ArticleTitle { get; init; }

    /// <summary>Articles offered so far, in order.</summary>
    public ImmutableList<string> ArticlesOffered { get; init; } = [];

    /// <summary>What the person was told about coverage and money.</summary>
    public required TicketPromise Promise { get; init; }

    public ReportState State { get; init; } = ReportState.Offered;

    /// <summary>Ticket that the report became; null when none.</summary>
    public string? TicketId { get; init; }

    /// <summary>Files and screenshots that came with it.</summary>
    public ImmutableList<TicketFile> Files { get; init; } = [];

    public required Instant ReportedAt { get; init; }

    /// <summary>When the state last changed.</summary>
    public required Instant ChangedAt { get; init; }
}

/// <summary>What became of a report.</summary>
public enum ReportState
{
    /// <summary>A fix is on the table.</summary>
    Offered,

    /// <summary>The offered fix worked; no ticket was needed.</summary>
    Solved,

    /// <summary>It became a ticket.</summary>
    Opened,

    /// <summary>It belongs to a known outage, which the person joined.</summary>
    Joined,

    /// <summary>The person said that this was not the problem, or reported something else.</summary>
    Dismissed,
}
