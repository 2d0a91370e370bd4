using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Dialogs.Technician;

/// <summary>Earlier tickets that are like one, those that were solved first.</summary>
public static class SimilarTickets
{
    /// <summary>Latest tickets of a client that are looked through.</summary>
    private const int MostOfClient = 60;

    /// <summary>How sure the likeness must be.</summary>
    private const double Sure = 0.35;

    /// <param name="clients">Clients whose tickets may be named; a client's own people never get these.</param>
    /// <param name="ticketId">The ticket itself, which is left out.</param>
    public static async Task<IReadOnlyList<Ticket>> FindAsync(
        TicketQueries tickets, IEnumerable<string> clients, string ticketId, string words, int most, CancellationToken ct)
    {
        var known = new Dictionary<string, Ticket>(StringComparer.Ordinal);
        foreach (var client in clients)
            foreach (var ticket in await tickets.LatestOfClientAsync(client, MostOfClient, ct)) known[ticket.Id] = ticket;
        known.Remove(ticketId);
        if (known.Count == 0) return [];
        var index = new LexicalIndex(new ArticleLibrary(known.Values.Select(AsArticle)));
        var found = await index.SearchAsync(words, ArticleScope.Desk, most * 2, ct);
        return [.. found.Where(p => p.Confidence >= Sure).Select(p => known[p.ArticleId]).OrderBy(t => t.Resolution is null).Take(most)];
    }

    private static Article AsArticle(Ticket ticket) =>
        new() { Id = ticket.Id, Title = ticket.Title, Sections = [new ArticleSection("", ticket.Description)] };
}
