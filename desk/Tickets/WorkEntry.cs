using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>Time that somebody of the desk worked on a ticket.</summary>
/// <param name="Id">Unique over all tickets.</param>
/// <param name="Start">First minute (included).</param>
/// <param name="End">End (not included); whole minutes.</param>
/// <param name="Role">As in the contract book, for example <c>technician</c>.</param>
/// <param name="WorkType">As in the contract book, for example <c>remote</c>.</param>
public sealed record WorkEntry(
    string Id, string TicketId, string ClientId, string PersonId, Instant Start, Instant End, string Role, string WorkType)
{
    public static readonly IndexName ByTicket = new("by-ticket");

    public static readonly IndexName ByClient = new("by-client");

    public static readonly DocumentType<WorkEntry> Entries = new("work-entry", e =>
    [
        new(ByTicket, e.TicketId),
        new(ByClient, IndexValue.Join(e.ClientId, IndexValue.Of(e.Start))),
    ]);
}
