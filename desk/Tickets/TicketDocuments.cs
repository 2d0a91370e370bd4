using System.Globalization;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>How tickets and reports are stored and listed.</summary>
public static class TicketDocuments
{
    /// <summary>Tickets that are neither closed nor withdrawn, by reporter, oldest first.</summary>
    public static readonly IndexName OpenByPerson = new("open-by-person");

    /// <summary>Tickets that the desk works on or has to take, most urgent first, then oldest.</summary>
    public static readonly IndexName Queue = new("queue");

    /// <summary>All tickets of a client, by the instant of opening.</summary>
    public static readonly IndexName ByClient = new("by-client");

    /// <summary>Tickets that are neither closed nor withdrawn, by client and service, oldest first.</summary>
    public static readonly IndexName OpenOfService = new("open-of-service");

    /// <summary>Tickets that belong to an outage, whatever their state.</summary>
    public static readonly IndexName OfOutage = new("of-outage");

    /// <summary>Tickets that are parts of another one, whatever their state.</summary>
    public static readonly IndexName OfParent = new("of-parent");

    /// <summary>Reports by service and time.</summary>
    public static readonly IndexName ReportsByService = new("by-service");

    /// <summary>Solved tickets that wait for the reporter's word, oldest solution first.</summary>
    public static readonly IndexName Solved = new("solved");

    /// <summary>All tickets by their last step.</summary>
    public static readonly IndexName ByChange = new("by-change");

    public static readonly DocumentType<Ticket> Tickets = new("ticket", Entries);

    public static readonly DocumentType<ProblemReport> Reports = new(
        "report", static r => [new IndexEntry(ReportsByService, IndexValue.Join(r.ServiceId, IndexValue.Of(r.ReportedAt)))]);

    /// <summary>Whether the desk works on the ticket or has to take it.</summary>
    public static bool IsWaiting(Ticket ticket) =>
        ticket.Status is not (TicketStatus.Closed or TicketStatus.Withdrawn or TicketStatus.Resolved or TicketStatus.WaitingForApproval);

    private static IEnumerable<IndexEntry> Entries(Ticket ticket)
    {
        yield return new IndexEntry(ByClient, IndexValue.Join(ticket.ClientId, IndexValue.Of(ticket.OpenedAt)));
        yield return new IndexEntry(ByChange, IndexValue.Of(ticket.History.IsEmpty ? ticket.OpenedAt : ticket.History[^1].At));
        yield return new IndexEntry(BriefText.Index, BriefText.Write(TicketBrief.Of(ticket)));
        foreach (var entry in TicketViews.Entries(ticket)) yield return entry;
        if (ticket.OutageId is { } outage) yield return new IndexEntry(OfOutage, outage);
        if (ticket.ParentId is { } parent) yield return new IndexEntry(OfParent, parent);
        if (ticket.Status is TicketStatus.Closed or TicketStatus.Withdrawn) yield break;
        yield return new IndexEntry(OpenOfService, IndexValue.Join(ticket.ClientId, ticket.ServiceId, IndexValue.Of(ticket.OpenedAt)));
        yield return new IndexEntry(OpenByPerson, IndexValue.Join(ticket.RequesterId, IndexValue.Of(ticket.OpenedAt)));
        if (ticket.AffectedId is { } affected) yield return new IndexEntry(OpenByPerson, IndexValue.Join(affected, IndexValue.Of(ticket.OpenedAt)));
        if (ticket.Status == TicketStatus.Resolved) yield return new IndexEntry(Solved, IndexValue.Of(ticket.ResolvedAt ?? ticket.OpenedAt));
        if (!IsWaiting(ticket)) yield break;
        var urgency = ((int)ticket.Priority).ToString(CultureInfo.InvariantCulture);
        yield return new IndexEntry(Queue, IndexValue.Join(urgency, IndexValue.Of(ticket.OpenedAt)));
    }
}
