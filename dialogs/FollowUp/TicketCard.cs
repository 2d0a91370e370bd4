using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>The reporter's card of a ticket: one message that is kept up to date.</summary>
public static class TicketCard
{
    /// <summary>The message that the card replaces.</summary>
    public static string SlotOf(string ticketId) => "ticket:" + ticketId;

    /// <param name="seesMoney">The reader may see amounts, by role or by the client's policy.</param>
    public static Card For(Ticket ticket, Texts say, bool seesMoney)
    {
        var facts = ImmutableList.CreateBuilder<Fact>();
        if (ticket.AffectedName is { } other) facts.Add(new Fact(say["Ticket_Person"], say.Format("Ticket_PersonFor", ticket.RequesterName, other)));
        facts.Add(new Fact(say["Ticket_Status"], say["Status_" + ticket.Status]));
        facts.Add(new Fact(say["Ticket_Owner"], ticket.AssigneeName ?? say["Ticket_Nobody"]));
        facts.Add(new Fact(say["Ticket_Priority"], ticket.Priority.ToString()));
        facts.Add(new Fact(say["Ticket_Service"], ticket.ServiceName));
        facts.Add(new Fact(say["Ticket_Opened"], say.When(ticket.OpenedAt)));
        if (ticket.Promise.NotBefore is { } start) facts.Add(new Fact(say["Ticket_NotBefore"], say.When(start)));
        facts.Add(new Fact(say["Ticket_Cost"], CostLine(ticket.Promise, say, seesMoney)));
        if (FilesCard.Line(ticket, isDesk: false, say) is { } files) facts.Add(files);
        if (ticket.Resolution is { } solved) facts.Add(new Fact(say["Ticket_Solution"], solved.Text));
        return new Card
        {
            Title = say.Format("Ticket_Title", ticket.Id, ticket.Title),
            Accent = AccentOf(ticket.Status),
            Blocks = [new Block.Facts(facts.ToImmutable())],
            Buttons = WithFiles(ButtonsFor(ticket, say), ticket, say),
            Refresh = RefreshOf(ticket, say),
        };
    }

    /// <summary>Gives each reader the current card of their own.</summary>
    public static Button RefreshOf(Ticket ticket, Texts say) => new(say["Ticket_Refresh"], Verbs.TicketRefresh, ("ticket", ticket.Id));

    /// <summary>What the reporter was told about money, in a few words.</summary>
    public static string CostLine(TicketPromise promise, Texts say, bool seesMoney) => promise switch
    {
        { High: null } => say["Ticket_Unknown"],
        { High: 0m } => say["Ticket_Covered"],
        _ when !seesMoney => say["Ticket_Hidden"],
        { High: { } high } => say.Format("Ticket_UpTo", say.Money(promise.Authorised is > 0m and var limit ? limit : high, promise.Currency)),
    };

    public static Accent AccentOf(TicketStatus status) => status switch
    {
        TicketStatus.Resolved or TicketStatus.Closed => Accent.Good,
        TicketStatus.WaitingForApproval or TicketStatus.WaitingForUser or TicketStatus.WaitingForVendor => Accent.Warning,
        TicketStatus.Withdrawn => Accent.Plain,
        _ => Accent.Attention,
    };

    /// <summary>Ticket and revision: all that a ticket's button carries.</summary>
    public static (string, string)[] DataOf(Ticket ticket) =>
        [("ticket", ticket.Id), ("rev", ticket.Revision.ToString(CultureInfo.InvariantCulture))];

    private static ImmutableList<Button> WithFiles(ImmutableList<Button> buttons, Ticket ticket, Texts say) =>
        FilesCard.Visible(ticket, isDesk: false).IsEmpty ? buttons : buttons.Add(FilesCard.OpenButton(ticket, say));

    private static ImmutableList<Button> ButtonsFor(Ticket ticket, Texts say)
    {
        var data = DataOf(ticket);
        return ticket.Status switch
        {
            TicketStatus.Resolved =>
            [
                new Button(say["Ticket_Confirm"], Verbs.TicketConfirm, data),
                new Button(say["Ticket_Reopen"], Verbs.TicketReopen, data)
                {
                    Inputs = [new Input.TextField("text", say["Ticket_ReopenWhat"], Required: true, Multiline: true)],
                },
            ],
            TicketStatus.Closed or TicketStatus.Withdrawn => [],
            _ =>
            [
                new Button(say["Ticket_Comment"], Verbs.TicketComment, data)
                {
                    Inputs = [new Input.TextField("text", say["Ticket_CommentText"], Required: true, Multiline: true)],
                },
                new Button(say["Ticket_Amend"], Verbs.TicketAmend, data)
                {
                    Inputs = [new Input.TextField("text", say["Ticket_AmendText"], Required: true, Multiline: true, 4000) { Value = ticket.Description }],
                },
                new Button(say["Ticket_Withdraw"], Verbs.TicketWithdraw, data),
            ],
        };
    }
}
