using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Tickets;

/// <summary>What the reporter's words say about a ticket: all that changes when they are amended.</summary>
public sealed record TicketWords(string Title, string Description, string ServiceId, string ServiceName, Priority Priority, TicketPromise Promise)
{
    public static TicketWords Of(Ticket ticket) =>
        new(ticket.Title, ticket.Description, ticket.ServiceId, ticket.ServiceName, ticket.Priority, ticket.Promise);
}

/// <summary>How a ticket read before it was amended.</summary>
/// <param name="By">Person id of who amended it.</param>
/// <param name="OpenedPriority">Priority that the clocks began with until then.</param>
public sealed record TicketAmendment(Instant At, string By, TicketWords Before, Priority OpenedPriority);
