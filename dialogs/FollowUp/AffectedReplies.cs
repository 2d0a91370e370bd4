using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>What the colleague whom a ticket is about is told, when somebody else reported it.</summary>
public static class AffectedReplies
{
    /// <summary>That there is a ticket, and who opened it; the reporter hears when the colleague cannot be told.</summary>
    public static IReadOnlyList<Reply> Opened(Ticket ticket, Person? affected, UserInput input, ContractBook book)
    {
        if (ticket.AffectedName is not { } name) return [];
        if (affected is null) return [Reply.Say(input.Here, Texts.For(input).Format("Ticket_AffectedUnknown", name, ticket.Id))];
        var say = Texts.For(affected);
        return
        [
            Reply.Show(Destination.Of(affected.Id), TicketCard.For(ticket, say, TicketAccess.SeesMoney(affected, book)), TicketCard.SlotOf(ticket.Id)),
            Reply.Say(Destination.Of(affected.Id), say.Format("Ticket_AffectedSay", ticket.RequesterName, ticket.Id, ticket.Title)),
            Reply.Say(input.Here, Texts.For(input).Format("Ticket_AffectedTold", name)),
        ];
    }

    /// <summary>The card as it is now, and the steps that matter to whoever has the problem.</summary>
    public static IReadOnlyList<Reply> For(Ticket ticket, TicketStep step, UserInput input, Person? affected, ContractBook book)
    {
        if (affected is null || step is TicketStep.Note or TicketStep.Edit or TicketStep.Rate) return [];
        var (say, to) = (Texts.For(affected), Destination.Of(affected.Id));
        var card = Reply.Show(to, TicketCard.For(ticket, say, TicketAccess.SeesMoney(affected, book)), TicketCard.SlotOf(ticket.Id));
        var tells = step is TicketStep.Claim or TicketStep.Resolve or TicketStep.Confirm or TicketStep.Reopen or TicketStep.Withdraw or TicketStep.Tell
            or TicketStep.AskUser;
        if (!tells || affected.Id == input.Person.Id) return [card];
        var line = ticket.History[^1];
        var sentence = step is TicketStep.Tell or TicketStep.AskUser
            ? say.Format("Ticket_TellSay", line.ByName, ticket.Id, line.Text)
            : StepReplies.Sentence(ticket, step, input.Person, say);
        return sentence is null ? [card] : [card, Reply.Say(to, sentence)];
    }
}
