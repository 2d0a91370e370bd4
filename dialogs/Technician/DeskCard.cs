using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>The technicians' card of a ticket in the escalation channel: one message that is kept up to date.</summary>
public static class DeskCard
{
    /// <summary>Causes a technician can choose; the codes of the contract book.</summary>
    public static readonly ImmutableList<string> Causes =
        ["unknown", "wear", "user-damage", "third-party", "own-change", "security"];

    public static Card For(Ticket ticket, Texts say)
    {
        var facts = ImmutableList.CreateBuilder<Fact>();
        facts.Add(new Fact(say["Ticket_Client"], ticket.ClientName ?? ticket.ClientId));
        facts.Add(new Fact(say["Ticket_Person"], PersonOf(ticket, say)));
        facts.Add(new Fact(say["Ticket_Priority"], ticket.Priority.ToString()));
        facts.Add(new Fact(say["Ticket_Service"], ticket.ServiceName));
        if (ticket.Triage.Find(e => e.Fact == "device") is { } device) facts.Add(new Fact(say["Desk_Device"], device.Detail));
        facts.Add(new Fact(say["Ticket_Status"], say["Desk_Status_" + ticket.Status]));
        facts.Add(new Fact(say["Ticket_Owner"], ticket.AssigneeName ?? say["Ticket_Nobody"]));
        facts.Add(new Fact(say["Ticket_Tried"], Tried(ticket, say)));
        if (!ticket.Similar.IsEmpty) facts.Add(new Fact(say["Desk_Similar"], string.Join("; ", ticket.Similar.Select(s => LineOf(s, say)))));
        facts.Add(new Fact(say["Ticket_Contract"], TicketCard.CostLine(ticket.Promise, say, seesMoney: true)));
        facts.Add(new Fact(say["Ticket_Authorised"], Authorised(ticket.Promise, say)));
        if (ticket.Promise.NotBefore is { } start) facts.Add(new Fact(say["Ticket_NotBefore"], say.When(start)));
        if (ticket.ParentId is { } parent) facts.Add(new Fact(say["Desk_ParentOf"], parent));
        if (ticket.SplitFromId is { } whole) facts.Add(new Fact(say["Desk_SplitFrom"], whole));
        if (FilesCard.Line(ticket, isDesk: true, say) is { } files) facts.Add(files);
        if (ticket.Resolution is { } solved)
        {
            facts.Add(new Fact(say["Ticket_Solution"], solved.Text));
            facts.Add(new Fact(say["Ticket_Cause"], say["Cause_" + solved.Cause]));
        }

        return new Card
        {
            Title = say.Format("Ticket_Title", ticket.Id, ticket.Title),
            Accent = TicketCard.AccentOf(ticket.Status),
            Blocks = ticket.Description == ticket.Title
                ? [new Block.Facts(facts.ToImmutable())]
                : [new Block.Line(ticket.Description), new Block.Facts(facts.ToImmutable())],
            Buttons = ButtonsFor(ticket, say),
            Refresh = TicketCard.RefreshOf(ticket, say),
        };
    }

    private static string PersonOf(Ticket ticket, Texts say) => ticket.AffectedName is { } other
        ? say.Format("Ticket_PersonFor", ticket.RequesterName, other)
        : ticket.RequesterName;

    private static string Tried(Ticket ticket, Texts say) =>
        ticket.ArticlesTried.IsEmpty ? say["Ticket_TriedNothing"] : string.Join("; ", NamesTried(ticket));

    /// <summary>What the articles that were tried are called; their ids on tickets that were opened before names were kept.</summary>
    public static IReadOnlyList<string> NamesTried(Ticket ticket) => ticket.TitlesTried.IsEmpty ? ticket.ArticlesTried : ticket.TitlesTried;

    private static string LineOf(SimilarTicket similar, Texts say) => similar.Solution is { } solution
        ? $"{similar.Id} {say.Format("Desk_SimilarSolved", similar.Title, solution)}"
        : $"{similar.Id} {similar.Title}";

    private static string Authorised(TicketPromise promise, Texts say) => promise switch
    {
        { High: 0m } => say["Ticket_NoLimit"],
        { Authorised: { } limit } => say.Money(limit, promise.Currency),
        _ => say["Ticket_Unknown"],
    };

    private static ImmutableList<Button> ButtonsFor(Ticket ticket, Texts say)
    {
        var data = TicketCard.DataOf(ticket);
        var claim = new Button(say["Ticket_Claim"], Verbs.TicketClaim, data);
        var release = new Button(say["Ticket_Release"], Verbs.TicketRelease, data);
        var ask = new Button(say["Desk_Ask"], Verbs.TicketAsk, data) { Inputs = WordsForm(say["Desk_AskText"]) };
        var tell = new Button(say["Desk_Tell"], Verbs.TicketTell, data) { Inputs = WordsForm(say["Desk_TellText"]) };
        var more = new Button(say["Desk_More"], Verbs.TicketMore, data);
        var resolve = new Button(say["Ticket_Resolve"], Verbs.TicketResolve, data) { Inputs = ResolveForm(say) };
        return ticket.Status switch
        {
            TicketStatus.Open => [claim, ask, resolve, LogTimeButton(ticket, say), more],
            TicketStatus.Assigned or TicketStatus.WaitingForUser or TicketStatus.WaitingForVendor =>
                [ask, tell, resolve, LogTimeButton(ticket, say), release, more],
            TicketStatus.Resolved or TicketStatus.Closed => [LogTimeButton(ticket, say), more],
            TicketStatus.New => [],
            _ => [more],
        };
    }

    private static Button LogTimeButton(Ticket ticket, Texts say) => new(say["Billing_LogTime"], BillingVerbs.LogTime, ("ticket", ticket.Id))
    {
        Inputs =
        [
            new Input.TextField("minutes", say["Billing_HowLong"], Required: true, Multiline: false, 10),
            new Input.Choice("type", say["Billing_Type"], Required: false,
                [.. WorkTypes.Select(t => new Option(t, MoneyLines.WorkType(t, say)))]),
            new Input.TextField("text", say["Billing_Note"], Required: false, Multiline: false, 500),
        ],
    };

    private static readonly ImmutableList<string> WorkTypes = ["remote", "onsite", "travel", "project"];

    private static ImmutableList<Input> WordsForm(string label) => [new Input.TextField("text", label, Required: true, Multiline: true)];

    private static ImmutableList<Input> ResolveForm(Texts say) =>
    [
        new Input.TextField("text", say["Ticket_ResolveText"], Required: true, Multiline: true),
        new Input.Choice("cause", say["Ticket_ResolveCause"], Required: true, [.. Causes.Select(c => new Option(c, say["Cause_" + c]))]),
    ];
}
