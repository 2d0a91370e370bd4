using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Outages;

/// <summary>Every use case of outages, built once.</summary>
public sealed class OutageFlows
{
    private readonly DeclareOutage _declare;
    private readonly ChangeOutage _change;
    private readonly CloseOutage _close;
    private readonly ShowOutages _show;
    private readonly AffectedToo _affected;
    private readonly JoinTicket _join;

    public OutageFlows(OutageQueries outages, PeopleQueries people, TicketQueries tickets, BookShelf books, TicketStepFlow steps)
    {
        var desk = new OutageDesk(outages, people, tickets, books);
        _declare = new DeclareOutage(desk, people);
        _change = new ChangeOutage(desk);
        _close = new CloseOutage(desk, people);
        _show = new ShowOutages(desk);
        _affected = new AffectedToo(outages);
        _join = new JoinTicket(desk, steps);
    }

    /// <summary>The use case of a typed command; null for the commands of others.</summary>
    public IFlow? Typed(DeskVerb verb) => verb switch
    {
        DeskVerb.OutageDeclare => _declare,
        DeskVerb.OutageUpdate or DeskVerb.OutageAmend => _change,
        DeskVerb.OutageClose => _close,
        DeskVerb.OutagePeople or DeskVerb.Outages => _show,
        DeskVerb.OutageJoin => _join,
        _ => null,
    };

    /// <summary>The use case of a button; null for the buttons of others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        Verbs.OutageDeclare => _declare,
        Verbs.OutageUpdate or Verbs.OutageAmend => _change,
        Verbs.OutageClose or Verbs.OutageCloseYes => _close,
        Verbs.OutagePeople => _show,
        Verbs.OutageAffected => _affected,
        _ => null,
    };
}
