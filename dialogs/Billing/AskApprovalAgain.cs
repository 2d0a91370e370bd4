using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>Asks the approvers once more after a question was over without an answer.</summary>
public sealed class AskApprovalAgain(MoneyDesk money, PeopleQueries people) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? "";
        if (await money.TicketAsync(id, input.Person, ct) is not { Ticket: var ticket }) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var stored = await money.RequestAsync(id, ct);
        if (stored is null || stored.Value.State is ApprovalState.Approved or ApprovalState.Dropped
            || ticket.Status is TicketStatus.Closed or TicketStatus.Withdrawn)
            return TurnResult.Say(conversation, input, say.Format("Billing_NothingAsked", id));
        if (stored.Value.State == ApprovalState.Asked && input.Now < stored.Value.ExpiresAt)
            return TurnResult.Say(conversation, input, say.Format("Ticket_ApprovalSay", id));
        var request = ApprovalRules.Ask(ticket, stored.Value.Amount, stored.Value.Reason, input.Now);
        var approvers = await people.ApproversAsync(ticket.ClientId, ct);
        var sentence = approvers.Count == 0 ? say["Ticket_NoApprover"] : say.Format("Billing_AskedAgain", id);
        return new TurnResult(
            conversation,
            [Reply.Say(input.Here, sentence), .. approvers.Select(a => Approval.Ask(ticket, request, a))],
            Changes.None.Update(ApprovalRequest.Requests, stored, request));
    }
}
