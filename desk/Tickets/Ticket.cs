using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Tickets;

/// <summary>One problem that the desk works on. Changes only through <see cref="TicketRules.Apply"/>.</summary>
public sealed record Ticket
{
    /// <summary>Number shown to people, for example <c>SD-1042</c>.</summary>
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The client's name when the ticket was opened; null for older tickets.</summary>
    public string? ClientName { get; init; }

    /// <summary>Person id of the reporter.</summary>
    public required string RequesterId { get; init; }

    public required string RequesterName { get; init; }

    /// <summary>The colleague it is about, as the contract book lists the client's users; null is the reporter.</summary>
    public string? AffectedUserId { get; init; }

    /// <summary>Person id of that colleague; null while the bot does not know the person.</summary>
    public string? AffectedId { get; init; }

    public string? AffectedName { get; init; }

    /// <summary>First words of the report, at most 80 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The report in the person's own words, masked.</summary>
    public required string Description { get; init; }

    public required string ServiceId { get; init; }

    public required string ServiceName { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Priority at opening; null while it was never changed.</summary>
    public Priority? OpenedPriority { get; init; }

    public TicketStatus Status { get; init; } = TicketStatus.New;

    public required Instant OpenedAt { get; init; }

    /// <summary>Why it was triaged as it was; empty for older ones and for those that nobody wrote.</summary>
    public ImmutableList<TriageEvidence> Triage { get; init; } = [];

    public required TicketPromise Promise { get; init; }

    /// <summary>Articles whose steps were offered before the ticket was opened.</summary>
    public ImmutableList<string> ArticlesTried { get; init; } = [];

    /// <summary>Titles of <see cref="ArticlesTried"/>; empty for older tickets.</summary>
    public ImmutableList<string> TitlesTried { get; init; } = [];

    public string? AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    public TicketResolution? Resolution { get; init; }

    public Instant? ResolvedAt { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>Report that became this ticket; null for tickets from elsewhere.</summary>
    public string? ReportId { get; init; }

    /// <summary>Outage the ticket belongs to; null when none.</summary>
    public string? OutageId { get; init; }

    /// <summary>Stars of the reporter, 1 to 5; null when none were given.</summary>
    public int? Rating { get; init; }

    /// <summary>Ticket that goes on in place of this one; null when it was not merged.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Closed ticket of the same problem, too old to be opened again; null when there is none.</summary>
    public string? FollowsTicketId { get; init; }

    /// <summary>Earlier tickets of the same client that were like this one when it was opened, solved ones first.</summary>
    public ImmutableList<SimilarTicket> Similar { get; init; } = [];

    /// <summary>Ticket that this one is a part of; null when none.</summary>
    public string? ParentId { get; init; }

    /// <summary>Ticket that this one was split from; null when none.</summary>
    public string? SplitFromId { get; init; }

    /// <summary>How it read before each amendment, oldest first.</summary>
    public ImmutableList<TicketAmendment> Amendments { get; init; } = [];

    /// <summary>Files and screenshots, in the order in which they came.</summary>
    public ImmutableList<TicketFile> Files { get; init; } = [];

    /// <summary>Grows by one with every step; a card carries it, so a press on an outdated card is seen.</summary>
    public int Revision { get; init; }

    public ImmutableList<TicketEvent> History { get; init; } = [];

    /// <summary>Whether somebody reported it, or it is about them.</summary>
    public bool IsOf(string personId) => RequesterId == personId || AffectedId == personId;
}

/// <summary>An earlier ticket, for the desk only.</summary>
/// <param name="Solution">What solved it; null when nobody said.</param>
public sealed record SimilarTicket(string Id, string Title, string? Solution);

/// <summary>How a ticket was solved.</summary>
/// <param name="Text">What was done, in words the reporter can read.</param>
/// <param name="Cause">Stable cause code of the contract book: <c>unknown wear user-damage third-party own-change security</c>.</param>
public sealed record TicketResolution(string Text, string Cause);
