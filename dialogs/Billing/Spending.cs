using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>What technician and approvers are told when the consent to spend is nearly or quite used up.</summary>
public static class Spending
{
    public static IReadOnlyList<Reply> Nearly(UserInput input, DraftEffect effect, IReadOnlyList<Person> approvers)
    {
        var own = Sentence(effect, Texts.For(input));
        return [Reply.Say(input.Here, own), .. approvers.Select(a => Reply.Say(Destination.Of(a.Id), Sentence(effect, Texts.For(a))))];
    }

    /// <summary>Asks the approvers for what is held, and tells the technician; the question is kept in place of an earlier one.</summary>
    /// <param name="authorised">Net that is consented to; null is no limit.</param>
    public static async Task<(IReadOnlyList<Reply> Replies, Changes Changes)> AskAsync(
        UserInput input, Ticket ticket, TicketStanding after, decimal? authorised, IReadOnlyList<Person> approvers, MoneyDesk money, CancellationToken ct)
    {
        var earlier = await money.RequestAsync(ticket.Id, ct);
        var request = ApprovalRules.Ask(ticket, after.Total, ApprovalReason.MoreTime, input.Now);
        return (Held(input, ticket, after, authorised, request, approvers), Changes.None.Save(ApprovalRequest.Requests, ticket.Id, earlier, request));
    }

    private static IReadOnlyList<Reply> Held(
        UserInput input, Ticket ticket, TicketStanding after, decimal? authorised, ApprovalRequest request, IReadOnlyList<Person> approvers)
    {
        var say = Texts.For(input);
        var key = approvers.Count == 0 ? "Billing_HeldNobody" : "Billing_Held";
        var text = say.Format(
            key, ticket.Id, say.Money(authorised ?? 0m, request.Currency),
            say.Money(after.Held, request.Currency), say.Number(after.HeldMinutes, 0));
        return [Reply.Say(input.Here, text), .. approvers.Select(a => Approval.Ask(ticket, request, a))];
    }

    private static string Sentence(DraftEffect effect, Texts say) => say.Format(
        "Billing_Nearly", effect.Ticket.Id,
        say.Money(effect.After.Invoiced, effect.Ticket.Promise.Currency),
        say.Money(effect.Authorised ?? 0m, effect.Ticket.Promise.Currency));
}
