using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Billing;
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

    private readonly Parts _parts;
    private readonly SetService _service;
    private readonly ShowSimilar _similar;
    private readonly ShowThreadInShort _inShort;
    private readonly MyDesk _views;
    private readonly ShowUnreached _unreached;

    public DeskFlows(TicketQueries tickets, PeopleQueries people, BookShelf books, Parts parts)
    {
        _parts = parts;
        (_views, _unreached) = (parts.Watch.Views, parts.Watch.Unreached);
        _step = new DeskStep(parts.Steps, people, parts.InShort, parts.Cost);
        _service = new SetService(tickets, people, books);
        _similar = new ShowSimilar(tickets, books);
        _inShort = new ShowThreadInShort(parts.InShort);
        _more = new MoreActions(tickets, people, books);
        ThreadWords = new ThreadWords(parts.Steps, new ShowHelp());
    }

    /// <summary>The desk's use cases that have a folder of their own.</summary>
    public sealed record Parts(OutageFlows Outages, WatchFlows Watch, ArticleFlows Articles, ThreadInShort InShort, TicketStepFlow Steps, PriorityCost Cost);

    /// <summary>What answers words that are no command.</summary>
    public IFlow ThreadWords { get; }

    /// <summary>The use case of a technician's typed command; null when the words are none of them.</summary>
    public IFlow? Typed(UserInput input) =>
        DeskCommand.Read(input.Text, input.Culture) is not { Verb: var verb } || !ReviewArticles.IsMeant(verb, input.Text) ? null
        : Own(verb) ?? _parts.Outages.Typed(verb) ?? _parts.Watch.Typed(verb) ?? _parts.Articles.Typed(verb) ?? _step;

    private IFlow? Own(DeskVerb verb) => verb switch
    {
        DeskVerb.Unreached => _unreached,
        DeskVerb.Service => _service,
        DeskVerb.Similar => _similar,
        DeskVerb.InShort => _inShort,
        >= DeskVerb.ViewMine and <= DeskVerb.ViewFind => _views,
        _ => null,
    };

    /// <summary>The use case of a button that only the desk has; null for all others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        Verbs.TicketAsk or Verbs.TicketTell or Verbs.TicketNote or Verbs.TicketPriority or Verbs.TicketPriorityYes or Verbs.TicketHandOver
            or Verbs.TicketVendor or Verbs.TicketVendorBack => _step,
        Verbs.TicketMore => _more,
        Verbs.TicketService => _service,
        Verbs.ViewPage => _views,
        _ => _parts.Outages.Pressed(press) ?? _parts.Watch.Pressed(press) ?? _parts.Articles.Pressed(press),
    };
}
