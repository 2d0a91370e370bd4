using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Events;

/// <summary>What the channel tells besides messages and presses: thumbs, changed and deleted messages, a chosen channel.</summary>
public sealed class EventFlows(Offers offers, TicketQueries tickets, PeopleQueries people, BookShelf books, IDocumentStore store)
{
    public RateSolution RateSolution { get; } = new(tickets, store);

    public ReviseWords ReviseWords { get; } = new(offers, tickets, new TicketStepFlow(tickets, people, books));

    public ChooseNotices ChooseNotices { get; } = new(store);

    public UseChannel UseChannel { get; } = new(store);
}
