using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>"similar SD-1001": tickets like it of all clients, the same client's first, with what solved them. For the desk only.</summary>
public sealed class ShowSimilar(TicketQueries tickets, BookShelf books) : IFlow
{
    private const int Most = 5;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = DeskCommand.Read(input.Text, input.Culture)?.TicketId ?? Id(input);
        if (!input.Person.IsDesk || (await tickets.FindAsync(id, ct))?.Value is not { } ticket)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var all = books.Current.Clients.Select(c => c.Id);
        var found = await SimilarTickets.FindAsync(tickets, all, ticket.Id, ticket.Description, Most, ct);
        if (found.Count == 0) return TurnResult.Say(conversation, input, say.Format("Desk_SimilarNone", ticket.Id));
        var rows = found.OrderBy(t => t.ClientId != ticket.ClientId).Select(t => new Fact($"{t.Id} · {ScopeNames.ClientOf(books.Current, t.ClientId)}", LineOf(t, say)));
        var card = new Card
        {
            Title = say.Format("Desk_SimilarTitle", ticket.Id, ticket.Title),
            Blocks = [new Block.Facts([.. rows])],
            Buttons = [.. found.Take(4).Select(t => new Button(say.Format("MyTickets_Row", t.Id), Verbs.TicketShow, ("ticket", t.Id)))],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static string Id(UserInput input)
    {
        var word = input.Text.Split(' ').FirstOrDefault(w => w.StartsWith("SD", StringComparison.OrdinalIgnoreCase)) ?? "";
        return word.Length > 0 ? word.ToUpperInvariant() : input.ThreadTicketId ?? "";
    }

    private static string LineOf(Ticket ticket, Texts say) => ticket.Resolution is { } solved
        ? say.Format("Desk_SimilarSolved", ticket.Title, solved.Text)
        : $"{ticket.Title} ({say["Desk_Status_" + ticket.Status]})";
}
