using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>The desk's open tickets, most urgent first.</summary>
public sealed class ShowOpenTickets(TicketQueries tickets) : IFlow
{
    /// <summary>Tickets on one card.</summary>
    private const int PageSize = 10;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var open = await tickets.QueueAsync(PageSize, ct);
        if (open.Count == 0) return TurnResult.Say(conversation, input, say["Desk_QueueNone"]);
        var card = new Card
        {
            Title = say["Desk_Queue"],
            Blocks = [new Block.Facts([.. open.Select(t => new Fact($"{t.Id} · {t.Priority}", LineOf(t, say)))])],
            Buttons = [.. open.Take(4).Select(t => new Button(say.Format("MyTickets_Row", t.Id), Verbs.TicketShow, ("ticket", t.Id)))],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static string LineOf(Ticket ticket, Texts say) =>
        $"{ticket.ClientName ?? ticket.ClientId}: {ticket.Title} ({say["Desk_Status_" + ticket.Status]})";
}
