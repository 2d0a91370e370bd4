using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>What is said after a step on a ticket: both cards, and one sentence to the side that did not take it.</summary>
public static class StepReplies
{
    /// <param name="requester">The reporter; null when the person left, then only the desk is told.</param>
    public static IReadOnlyList<Reply> For(
        Ticket before, Ticket after, TicketStep step, UserInput input, Person? requester, ContractBook book)
    {
        var slot = TicketCard.SlotOf(after.Id);
        var desk = Reply.Show(Destination.Desk, DeskCard.For(after, new Texts(input.Culture, DeskZone(book))), slot);
        if (requester is null) return [desk];
        var say = Texts.For(requester);
        var reporter = Reply.Show(
            Destination.Of(requester.Id), TicketCard.For(after, say, TicketAccess.SeesMoney(requester, book)), slot);
        var cards = input.Scope == ConversationScope.Desk ? new List<Reply> { desk, reporter } : [reporter, desk];
        if (ToReporter(after, step, input.Person, say) is { } sentence) cards.Add(Reply.Say(Destination.Of(requester.Id), sentence));
        if (ToDesk(after, step, new Texts(input.Culture, DeskZone(book)), input) is { } note) cards.Add(Reply.Say(Destination.Desk, note));
        if (input.Scope == ConversationScope.Personal && input.Person.Id != requester.Id)
            cards.Insert(0, Reply.Show(input.Here, OwnCard(after, input, book), slot));
        return cards;
    }

    private static Card OwnCard(Ticket ticket, UserInput input, ContractBook book) => input.Person.IsDesk
        ? DeskCard.For(ticket, Texts.For(input))
        : TicketCard.For(ticket, Texts.For(input), TicketAccess.SeesMoney(input.Person, book));

    private static string? ToReporter(Ticket ticket, TicketStep step, Person actor, Texts say) => step switch
    {
        TicketStep.Claim => say.Format("Ticket_ClaimedSay", actor.Name, ticket.Id),
        TicketStep.Release => say.Format("Ticket_ReleasedSay", ticket.Id),
        TicketStep.Resolve => say.Format("Ticket_ResolvedSay", actor.Name, ticket.Id, ticket.Resolution?.Text),
        TicketStep.Confirm => say.Format("Ticket_ClosedSay", ticket.Id),
        TicketStep.Reopen => say.Format("Ticket_ReopenedSay", ticket.Id),
        TicketStep.Withdraw => say.Format("Ticket_WithdrawnSay", ticket.Id),
        TicketStep.Approve => say.Format("Ticket_ApprovedSay", ticket.Id),
        TicketStep.Authorise => say.Format("Billing_AuthorisedSay", ticket.Id),
        TicketStep.Decline => say.Format("Ticket_DeclinedSay", ticket.Id),
        TicketStep.Comment when actor.Id == ticket.RequesterId => say.Format("Ticket_CommentSay", ticket.Id),
        _ => null,
    };

    private static string? ToDesk(Ticket ticket, TicketStep step, Texts say, UserInput input) => step switch
    {
        TicketStep.Comment or TicketStep.Reopen when ticket.History[^1].Text is { Length: > 0 } words =>
            say.Format("Ticket_CommentDesk", input.Person.Name, ticket.Id, words),
        _ => null,
    };

    private static NodaTime.DateTimeZone DeskZone(ContractBook book) => book.Zone;
}
