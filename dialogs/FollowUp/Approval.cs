using System.Globalization;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>Asking the client's approvers before billable work starts, or before it goes on.</summary>
public static class Approval
{
    /// <summary>The message that an answered question replaces.</summary>
    public static string SlotOf(string ticketId) => "approval:" + ticketId;

    /// <summary>The message to one approver.</summary>
    public static Reply Ask(Ticket ticket, ApprovalRequest request, Person approver) =>
        Reply.Show(Destination.Of(approver.Id), CardOf(ticket, request, Texts.For(approver)), SlotOf(ticket.Id));

    /// <summary>The same once more, as a message of its own so that it is noticed.</summary>
    public static Reply Remind(Ticket ticket, ApprovalRequest request, Person approver) =>
        Reply.Show(Destination.Of(approver.Id), CardOf(ticket, request, Texts.For(approver)));

    /// <summary>Amount, reason, and until when it can be answered; an answered one says who did.</summary>
    public static Card CardOf(Ticket ticket, ApprovalRequest request, Texts say)
    {
        var amount = say.Money(request.Amount, request.Currency);
        var data = new[] { ("ticket", ticket.Id), ("asked", StampOf(request)) };
        var isOpen = request.State == ApprovalState.Asked;
        return new Card
        {
            Title = say.Format("Ticket_ApprovalTitle", ticket.Id),
            Accent = isOpen ? Accent.Warning : request.State == ApprovalState.Approved ? Accent.Good : Accent.Plain,
            Blocks =
            [
                new Block.Line(say.Format("Ticket_ApprovalText", ticket.RequesterName, ticket.Title, amount)),
                new Block.Line(say["Billing_Reason_" + request.Reason]),
                isOpen
                    ? new Block.Line(say.Format("Billing_AnswerUntil", say.When(request.ExpiresAt)), Tone.Subtle)
                    : new Block.Line(Answer(request, say), Tone.Strong),
            ],
            Buttons = isOpen
                ?
                [
                    new Button(say.Format("Billing_ApproveAmount", amount), Verbs.TicketApprove, data),
                    new Button(say["Billing_ApproveUpTo"], BillingVerbs.ApproveUpTo, data)
                    {
                        Inputs = [new Input.TextField("amount", say["Billing_UpToAmount"], Required: true, Multiline: false, 12)],
                    },
                    new Button(say["Ticket_Decline"], Verbs.TicketDecline, data),
                ]
                : [],
        };
    }

    /// <summary>Tells one question on a ticket from another.</summary>
    public static string StampOf(ApprovalRequest request) =>
        request.AskedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What became of a question.</summary>
    public static string Answer(ApprovalRequest request, Texts say) => request.State switch
    {
        ApprovalState.Approved => say.Format("Billing_ApprovedBy", request.ByName, say.Money(request.Approved ?? 0m, request.Currency)),
        ApprovalState.Declined => say.Format("Billing_DeclinedBy", request.ByName),
        ApprovalState.Expired => say["Billing_ExpiredCard"],
        ApprovalState.Asked => say.Format("Billing_AnswerUntil", say.When(request.ExpiresAt)),
        ApprovalState.Dropped => say["Billing_NotNeededAnyMore"],
    };

    /// <summary>Net amount up to which the person may approve; null means no limit.</summary>
    public static decimal? LimitOf(Person person, ContractBook book) =>
        person is { ClientId: { } client, UserId: { } user } ? book.FindClient(client)?.Users.Find(user)?.ApprovalLimit : null;

    /// <summary>The reporter may authorise this much without asking anybody.</summary>
    public static bool MayApproveAlone(Person person, ContractBook book, TicketPromise promise) =>
        TicketAccess.MaySpend(person) && promise.High is { } high && (LimitOf(person, book) is not { } limit || high <= limit);
}
