using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>Who opened a ticket's actions last; one for each ticket.</summary>
public sealed record DeskPresence(string TicketId, string PersonId, string Name, Instant At)
{
    public static readonly DocumentType<DeskPresence> Presences = new("desk-presence");
}
