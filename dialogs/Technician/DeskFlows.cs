using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Help;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Watch;

namespace SupportBot.Dialogs.Technician;

/// <summary>Every use case of the technicians, built once.</summary>
public sealed class DeskFlows
{
    private readonly DeskStep _step;
    private readonly MoreActions _more;

    private readonly OutageFlows _outages;
    private readonly WatchFlows _watch;
    private readonly MergeTickets _merge;
    private readonly MyDesk _views;
    private readonly ShowUnreached _unreached;

    public DeskFlows(TicketQueries tickets, PeopleQueries people, BookShelf books, OutageFlows outages, WatchFlows watch)
    {
        (_outages, _watch) = (outages, watch);
        var steps = new TicketStepFlow(tickets, people, books);
        (_views, _unreached) = (watch.Views, watch.Unreached);
        _merge = new MergeTickets(tickets, people, books);
        _step = new DeskStep(steps, people);
        _more = new MoreActions(tickets, people, books);
        ThreadWords = new ThreadWords(steps, new ShowHelp());
    }

    /// <summary>What answers words that are no command.</summary>
    public IFlow ThreadWords { get; }

    /// <summary>The use case of a technician's typed command; null when the words are none of them.</summary>
    public IFlow? Typed(UserInput input) =>
        DeskCommand.Read(input.Text, input.Culture) is not { Verb: var verb } ? null
        : Own(verb) ?? _outages.Typed(verb) ?? _watch.Typed(verb) ?? _step;

    private IFlow? Own(DeskVerb verb) => verb switch
    {
        DeskVerb.Merge => _merge,
        DeskVerb.Unreached => _unreached,
        >= DeskVerb.ViewMine and <= DeskVerb.ViewFind => _views,
        _ => null,
    };

    /// <summary>The use case of a button that only the desk has; null for all others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        Verbs.TicketAsk or Verbs.TicketTell or Verbs.TicketNote or Verbs.TicketPriority or Verbs.TicketHandOver
            or Verbs.TicketVendor or Verbs.TicketVendorBack => _step,
        Verbs.TicketMore => _more,
        Verbs.TicketMerge => _merge,
        Verbs.ViewPage => _views,
        _ => _outages.Pressed(press) ?? _watch.Pressed(press),
    };
}
