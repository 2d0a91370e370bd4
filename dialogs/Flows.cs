using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Help;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs;

/// <summary>Every use case of the conversation, built once.</summary>
public sealed class Flows
{
    private readonly TicketStepFlow _steps;
    private readonly Offers _offers;
    private readonly TicketQueries _tickets;

    public Flows(Offers offers, TicketQueries tickets, PeopleQueries people, BookShelf books, Parts parts)
    {
        _offers = offers;
        _tickets = tickets;
        _steps = parts.Steps;
        ReportProblem = new ReportForOther(new ReportProblem(offers, tickets, parts.Watch), books);
        OfferAnother = new OfferAnother(offers, tickets);
        MarkSolved = new MarkSolved(tickets, offers);
        OpenTicket = new OpenTicket(offers, tickets, people, books, parts.Relay);
        TalkToPerson = new TalkToPerson(offers, OpenTicket, tickets);
        ExplainCoverage = new ExplainCoverage(offers, tickets);
        JoinOutage = new JoinOutage(offers, tickets);
        AddComment = new AddComment(_steps, ReportProblem, tickets);
        ReopenTicket = new ReopenTicket(_steps, ReportProblem, tickets);
        RateTicket = new RateTicket(_steps);
        AnswerDesk = new AnswerDesk(_steps, AddComment, ReportProblem, tickets);
        ShowTicket = new ShowTicket(tickets, books);
        MyTickets = new MyTickets(tickets);
        ShowOpenTickets = new ShowOpenTickets(tickets);
        ResolveTicket = new ResolveTicket(_steps, tickets, offers);
        Figures = parts.Figures;
    }

    /// <summary>What other use cases share with these.</summary>
    public sealed record Parts(FigureFlows Figures, WatchReports Watch, TicketStepFlow Steps, RelayTranslation Relay);

    public IFlow ReportProblem { get; }

    public OfferAnother OfferAnother { get; }

    public MarkSolved MarkSolved { get; }

    public OpenTicket OpenTicket { get; }

    public TalkToPerson TalkToPerson { get; }

    public ExplainCoverage ExplainCoverage { get; }

    public JoinOutage JoinOutage { get; }

    public AddComment AddComment { get; }

    public ReopenTicket ReopenTicket { get; }

    public RateTicket RateTicket { get; }

    public AnswerDesk AnswerDesk { get; }

    public ShowTicket ShowTicket { get; }

    public MyTickets MyTickets { get; }

    public ShowOpenTickets ShowOpenTickets { get; }

    public ResolveTicket ResolveTicket { get; }

    public FigureFlows Figures { get; }

    public ShowHelp ShowHelp { get; } = new();

    /// <summary>A question about an own ticket; words that are about none go to <paramref name="otherwise"/>.</summary>
    public IFlow AskAbout(IFlow otherwise) => new AskAbout(_offers, _tickets, ShowTicket, otherwise);

    /// <summary>A step that needs nothing but the ticket and, for some, a few words.</summary>
    public IFlow StepOn(TicketStep step) => new SimpleStep(_steps, step);
}
