using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Report;

namespace SupportBot.Dialogs.Links;

/// <summary>Use cases that join tickets or part them, built once.</summary>
public sealed class LinkFlows(TicketQueries tickets, PeopleQueries people, BookShelf books, MoneyDesk money, Offers offers)
{
    public IFlow Merge { get; } = new MergeTickets(tickets, people, books, money);

    public IFlow Split { get; } = new SplitTicket(tickets, people, books, offers);

    public IFlow Parent { get; } = new SetParent(tickets, people, books);

    public IFlow Children { get; } = new ResolveChildren(tickets, people, books);
}
