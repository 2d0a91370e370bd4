using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>Who may see a ticket and its money. Checked when a card is answered, not when it was built.</summary>
public static class TicketAccess
{
    /// <summary>The desk sees every ticket, a reporter the own ones, managers and approvers those of their company.</summary>
    public static bool MaySee(Ticket ticket, Person person)
    {
        if (person.IsDesk || ticket.IsOf(person.Id)) return true;
        return ticket.ClientId == person.ClientId && MaySpend(person);
    }

    /// <summary>Managers and approvers may authorise spending and see amounts.</summary>
    public static bool MaySpend(Person person) =>
        person.Roles.Contains(PersonRole.Manager) || person.Roles.Contains(PersonRole.Approver);

    /// <summary>Amounts are for the desk, managers and approvers, and for employees where the client's policy says so.</summary>
    public static bool SeesMoney(Person person, ContractBook book) =>
        person.IsDesk || MaySpend(person) || (person.ClientId is { } id && book.FindClient(id)?.Policy.EmployeesSeeMoney == true);

    /// <summary>The side of the ticket that a person stands on.</summary>
    public static TicketActor ActorOf(Person person) =>
        new(person.Id, person.Name, person.IsDesk ? TicketSide.Desk : TicketSide.Client);
}
