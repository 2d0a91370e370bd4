using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>What is said and written when a question for consent is due: a reminder, or its end.</summary>
public static class ApprovalNotices
{
    /// <param name="ticket">Null when it is gone.</param>
    /// <param name="requester">Null when the person left.</param>
    public static (IReadOnlyList<Reply> Replies, Changes Changes) For(
        Stored<ApprovalRequest> stored, Ticket? ticket, Person? requester, IReadOnlyList<Person> approvers, ContractBook book, NodaTime.Instant now)
    {
        var request = stored.Value;
        if (ticket is null || ticket.Status is TicketStatus.Closed or TicketStatus.Withdrawn)
            return ([], Changes.None.Update(ApprovalRequest.Requests, stored, request with { State = ApprovalState.Dropped }));
        return ApprovalRules.DueAt(request, now) switch
        {
            ApprovalDue.Nothing => ([], Changes.None),
            ApprovalDue.Remind => (
                [.. approvers.Select(a => Approval.Remind(ticket, request, a))],
                Changes.None.Update(ApprovalRequest.Requests, stored, ApprovalRules.Reminded(request, now))),
            ApprovalDue.Expire => (
                Expired(ticket, request with { State = ApprovalState.Expired }, requester, approvers, book),
                Changes.None.Update(ApprovalRequest.Requests, stored, request with { State = ApprovalState.Expired })),
        };
    }

    private static List<Reply> Expired(
        Ticket ticket, ApprovalRequest request, Person? requester, IReadOnlyList<Person> approvers, ContractBook book)
    {
        var replies = approvers
            .Select(a => Reply.Show(Destination.Of(a.Id), Approval.CardOf(ticket, request, Texts.For(a)), Approval.SlotOf(ticket.Id)))
            .ToList();
        if (requester is not null) replies.Add(Reply.Show(Destination.Of(requester.Id), Again(ticket, request, Texts.For(requester))));
        replies.Add(Reply.Show(Destination.Desk, Again(ticket, request, new Texts(System.Globalization.CultureInfo.GetCultureInfo("en"), book.Zone))));
        return replies;
    }

    private static Card Again(Ticket ticket, ApprovalRequest request, Texts say) => new()
    {
        Title = say.Format("Billing_ExpiredTitle", ticket.Id),
        Accent = Accent.Warning,
        Blocks = [new Block.Line(say[request.Reason == ApprovalReason.BeforeWork ? "Billing_ExpiredBefore" : "Billing_ExpiredMore"])],
        Buttons = [new Button(say["Billing_AskAgain"], BillingVerbs.AskAgain, ("ticket", ticket.Id))],
    };
}
