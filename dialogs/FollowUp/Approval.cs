using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>Asking the client's approvers before billable work starts.</summary>
public static class Approval
{
    /// <summary>The message to one approver.</summary>
    public static Reply Ask(Ticket ticket, Person approver)
    {
        var say = Texts.For(approver);
        var amount = say.Money(ticket.Promise.High ?? 0m, ticket.Promise.Currency);
        var data = TicketCard.DataOf(ticket);
        var card = new Card
        {
            Title = say.Format("Ticket_ApprovalTitle", ticket.Id),
            Accent = Accent.Warning,
            Blocks = [new Block.Line(say.Format("Ticket_ApprovalText", ticket.RequesterName, ticket.Title, amount))],
            Buttons = [new Button(say["Ticket_Approve"], Verbs.TicketApprove, data), new Button(say["Ticket_Decline"], Verbs.TicketDecline, data)],
        };
        return Reply.Show(Destination.Of(approver.Id), card, TicketCard.SlotOf(ticket.Id));
    }

    /// <summary>Wording key of the reason why this person may not approve; null when the person may.</summary>
    public static string? Refusal(Ticket ticket, Person person, ContractBook book)
    {
        if (person.ClientId != ticket.ClientId || !TicketAccess.MaySpend(person)) return "Ticket_OnlyApprover";
        return LimitOf(person, book) is { } limit && (ticket.Promise.High is not { } high || high > limit) ? "Ticket_ApprovalOver" : null;
    }

    /// <summary>Net amount up to which the person may approve; null means no limit.</summary>
    public static decimal? LimitOf(Person person, ContractBook book) =>
        person is { ClientId: { } client, UserId: { } user } ? book.FindClient(client)?.Users.Find(user)?.ApprovalLimit : null;

    /// <summary>The reporter may authorise this much without asking anybody.</summary>
    public static bool MayApproveAlone(Person person, ContractBook book, TicketPromise promise) =>
        TicketAccess.MaySpend(person) && promise.High is { } high && (LimitOf(person, book) is not { } limit || high <= limit);
}
