using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Report;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>What an employee can do to change the own ticket, built once.</summary>
public sealed class ChangeFlows(TicketQueries tickets, PeopleQueries people, BookShelf books, MoneyDesk money, Offers offers)
{
    public IFlow Withdraw { get; } = new WithdrawTicket(new TicketStepFlow(tickets, people, books), tickets, money);

    public IFlow Amend { get; } = new AmendTicket(tickets, people, books, offers);
}
