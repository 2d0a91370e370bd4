using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Events;

/// <summary>What the channel tells besides messages and presses: thumbs, changed and deleted messages, a chosen channel.</summary>
public sealed class EventFlows(Offers offers, TicketQueries tickets, TicketStepFlow steps, IDocumentStore store)
{
    public RateSolution RateSolution { get; } = new(tickets, store);

    public ReviseWords ReviseWords { get; } = new(offers, tickets, steps);

    public ChooseNotices ChooseNotices { get; } = new(store);

    public UseChannel UseChannel { get; } = new(store);
}
