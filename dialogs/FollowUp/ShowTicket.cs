using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>"SD-1042": the current card of one ticket, for those who may see it.</summary>
public sealed class ShowTicket(TicketQueries tickets, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? CommandLine.Read(input.Text, input.Culture).TicketId ?? "";
        var stored = await tickets.FindAsync(id, ct);
        if (stored is null || !TicketAccess.MaySee(stored.Value, input.Person))
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var ticket = stored.Value;
        var card = input.Person.IsDesk
            ? DeskCard.For(ticket, say)
            : TicketCard.For(ticket, say, TicketAccess.SeesMoney(input.Person, books.Current));
        var isOwn = ticket.IsOf(input.Person.Id) && ticket.Status is not (TicketStatus.Closed or TicketStatus.Withdrawn);
        var next = isOwn ? conversation with { TicketId = ticket.Id, CommentsAgreed = false } : conversation;
        return new TurnResult(next, [Reply.Show(input.Here, card)], Changes.None);
    }
}
