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

    public static readonly DocumentType<Ticket> Tickets = new("ticket", Entries);

    public static readonly DocumentType<ProblemReport> Reports = new("report");

    private static IEnumerable<IndexEntry> Entries(Ticket ticket)
    {
        yield return new IndexEntry(ByClient, IndexValue.Join(ticket.ClientId, IndexValue.Of(ticket.OpenedAt)));
        if (ticket.Status is TicketStatus.Closed or TicketStatus.Withdrawn) yield break;
        yield return new IndexEntry(OpenByPerson, IndexValue.Join(ticket.RequesterId, IndexValue.Of(ticket.OpenedAt)));
        if (ticket.Status is TicketStatus.Resolved or TicketStatus.WaitingForApproval) yield break;
        var urgency = ((int)ticket.Priority).ToString(CultureInfo.InvariantCulture);
        yield return new IndexEntry(Queue, IndexValue.Join(urgency, IndexValue.Of(ticket.OpenedAt)));
    }
}
