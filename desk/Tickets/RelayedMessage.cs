using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>A typed message that went onto a ticket, so that a later edit of it finds its place.</summary>
/// <param name="Id">Id of the delivery; also the reference in the ticket's history.</param>
/// <param name="By">Person id of the author, who alone may edit it.</param>
/// <param name="Step">What the message was.</param>
public sealed record RelayedMessage(string Id, string TicketId, string By, TicketStep Step)
{
    public static readonly DocumentType<RelayedMessage> Messages = new("relayed-message");
}
