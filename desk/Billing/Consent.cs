using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>How much of a ticket's work may be invoiced.</summary>
public static class Consent
{
    /// <summary>
    /// Net amount that is consented to; null when no limit was ever set. Work that was promised free of charge may cost
    /// what the client's policy lets anybody spend without asking, should it turn out to cost money after all.
    /// </summary>
    public static decimal? AuthorisedFor(Ticket ticket, Client? client) => ticket.Promise switch
    {
        { Authorised: { } authorised } => authorised,
        { High: 0m } => WithoutAsking(ticket, client?.Policy ?? new ClientPolicy()),
        _ => null,
    };

    private static decimal WithoutAsking(Ticket ticket, ClientPolicy policy)
    {
        var limit = ticket.Priority == Priority.P1 ? Math.Max(policy.AutoApproveLimit, policy.P1PreAuthority) : policy.AutoApproveLimit;
        return Math.Min(limit, policy.TicketCap ?? limit);
    }
}
