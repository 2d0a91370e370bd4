using NodaTime;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>The desk's lists, a page at a time: mine, unassigned, breaching today, waiting for long, one client's board, search.</summary>
public sealed class MyDesk(IDocumentStore store, TicketQueries tickets, BookShelf books) : IFlow
{
    /// <summary>Tickets on one card.</summary>
    private const int PageSize = 10;

    /// <summary>Tickets with a button of their own.</summary>
    private const int MostButtons = 4;

    /// <summary>Tickets that run out today and are looked at anew.</summary>
    private const int MostDue = 200;

    private static readonly Duration LongWait = Duration.FromDays(3);

    private readonly TicketViews _views = new(store);

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var asked = Asked(input);
        var after = input.Press is { } press && press["id"].Length > 0 ? new TicketPlace(press["value"], press["id"]) : null;
        var page = await PageAsync(asked, after, input, ct);
        return page.Tickets.Count == 0
            ? TurnResult.Say(conversation, input, say["Desk_ViewEmpty"])
            : new TurnResult(conversation, [Reply.Show(input.Here, CardOf(asked, page, say))], Changes.None);
    }

    private Task<TicketPage> PageAsync(View view, TicketPlace? after, UserInput input, CancellationToken ct) => view.Name switch
    {
        "unassigned" => _views.UnassignedAsync(after, PageSize, ct),
        "breaching" => BreachingAsync(input, ct),
        "waiting" => _views.WaitingForUserAsync(input.Now - LongWait, after, PageSize, ct),
        "board" => _views.OfClientAsync(ClientOf(view.Words), after, PageSize, ct),
        "find" => FoundAsync(view.Words, ct),
        _ => _views.OfOwnerAsync(input.Person.Id, after, PageSize, ct),
    };

    private async Task<TicketPage> FoundAsync(string words, CancellationToken ct) => new(await _views.SearchAsync(words, PageSize, ct), null);

    /// <summary>What the last look at the clocks found due today; each is read again, so nothing old is shown.</summary>
    private async Task<TicketPage> BreachingAsync(UserInput input, CancellationToken ct)
    {
        var tomorrow = input.Zone.AtStartOfDay(input.Now.InZone(input.Zone).Date.PlusDays(1)).ToInstant();
        var range = IndexRange.Between(SlaAlert.ByDue, "", IndexValue.Of(tomorrow));
        var found = new List<Ticket>();
        foreach (var alert in await store.ListAsync(SlaAlert.Alerts, range, MostDue, ct))
        {
            if ((await tickets.FindAsync(alert.Id, ct))?.Value is not { } ticket) continue;
            if (TicketClocks.At(books.Current, ticket, input.Now) is { } standing && standing.NextDue < tomorrow) found.Add(ticket);
            if (found.Count == PageSize) break;
        }

        return new TicketPage(found, null);
    }

    private string ClientOf(string words)
    {
        var named = books.Current.Clients.FirstOrDefault(c => Same(c.Id, words) || Same(c.Name, words));
        return named?.Id ?? words.ToLowerInvariant();
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static View Asked(UserInput input)
    {
        if (input.Press is { } press) return new View(press["view"], press["words"]);
        var command = DeskCommand.Read(input.Text, input.Culture);
        var words = command?.Rest is { } rest && rest.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? rest[4..] : command?.Rest ?? "";
        return command?.Verb switch
        {
            DeskVerb.ViewUnassigned => new View("unassigned", ""),
            DeskVerb.ViewBreaching => new View("breaching", ""),
            DeskVerb.ViewWaiting => new View("waiting", ""),
            DeskVerb.ViewBoard => new View("board", words),
            DeskVerb.ViewFind => new View("find", command.TicketId is { } id ? $"{id} {words}" : words),
            _ => new View("mine", ""),
        };
    }

    private static Card CardOf(View view, TicketPage page, Texts say)
    {
        var rows = page.Tickets.Select(t => new Fact($"{t.Id} · {t.Priority}", LineOf(t, say)));
        var buttons = page.Tickets.Take(MostButtons).Select(t => new Button(say.Format("MyTickets_Row", t.Id), Verbs.TicketShow, ("ticket", t.Id)));
        if (page.Next is { } next)
        {
            buttons = buttons.Append(new Button(
                say["Desk_ViewNext"], Verbs.ViewPage, ("view", view.Name), ("words", view.Words), ("value", next.Value), ("id", next.Id)));
        }

        return new Card { Title = say["Desk_View_" + view.Name], Blocks = [new Block.Facts([.. rows])], Buttons = [.. buttons] };
    }

    private static string LineOf(Ticket ticket, Texts say) =>
        $"{ticket.ClientName ?? ticket.ClientId}, {ticket.RequesterName}: {ticket.Title} ({say["Desk_Status_" + ticket.Status]}, {ticket.AssigneeName ?? say["Ticket_Nobody"]})";

    private sealed record View(string Name, string Words);
}
