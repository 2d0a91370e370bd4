using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Maintenance;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Watch;

/// <summary>The use cases of on-call, warnings and maintenance, built once.</summary>
public sealed class WatchFlows(IDocumentStore store, PeopleQueries people, TicketQueries tickets, BookShelf books)
{
    private readonly Acknowledge _acknowledge = new(store);
    private readonly MaintenanceFlows _maintenance = new(new MaintenanceQueries(store), people, books);
    private readonly KeepRota _rota = new(store, people);

    /// <summary>The desk's lists.</summary>
    public MyDesk Views { get; } = new(store, tickets, books);

    public ShowUnreached Unreached { get; } = new(store, people, books);

    /// <summary>The use case of a typed command; null for the commands of others.</summary>
    public IFlow? Typed(DeskVerb verb) => verb switch
    {
        DeskVerb.Acknowledge => _acknowledge,
        DeskVerb.Rota or DeskVerb.RotaSwap or DeskVerb.RotaAway => _rota,
        _ => _maintenance.Typed(verb),
    };

    /// <summary>The use case of a button; null for the buttons of others.</summary>
    public IFlow? Pressed(Press press) => press.Verb == Verbs.AlertAcknowledge ? _acknowledge : _maintenance.Pressed(press);
}
