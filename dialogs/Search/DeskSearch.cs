using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Dialogs.Search;

/// <summary>Finds articles and tickets for somebody who wants to put one into a conversation. Writes nothing.</summary>
public sealed class DeskSearch(IKnowledgeSearch knowledge, ArticleShelf shelf, TicketQueries tickets, IDocumentStore store)
{
    private readonly TicketViews _views = new(store);

    /// <summary>A person's own open tickets that are looked through.</summary>
    private const int MostOwn = 200;

    /// <summary>Longest second line of a result, in characters.</summary>
    private const int LongestText = 120;

    /// <summary>Articles that answer the words, best first; without words the first ones there are.</summary>
    /// <param name="most">At least 1.</param>
    public async Task<IReadOnlyList<SearchHit>> ArticlesAsync(string words, int most, UserInput input, CancellationToken ct)
    {
        var scope = input.Person switch
        {
            { IsDesk: true } => ArticleScope.Desk,
            { ClientId: { } client } => ArticleScope.Of(client),
            _ => ArticleScope.Everyone,
        };
        var library = await shelf.FollowAsync(ct);
        if (words.Length == 0) return [.. library.All.Where(scope.Allows).Take(most).Select(a => HitOf(a, FirstLine(a)))];
        var passages = await knowledge.SearchAsync(words, scope, most, ct);
        return
        [
            .. passages.Select(p => (Article: library.Find(p.ArticleId), Passage: p))
                .Where(f => f.Article is not null && scope.Allows(f.Article))
                .Select(f => HitOf(f.Article!, f.Passage.Snippet().Text)), // not null: the line above
        ];
    }

    /// <summary>
    /// The asker's own open tickets that contain every word; for the desk all tickets that do, newest first, and its queue
    /// without words; a ticket named by its number when the asker may see it.
    /// </summary>
    public async Task<IReadOnlyList<SearchHit>> TicketsAsync(string words, int most, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (CommandLine.Read(words, input.Culture).TicketId is { } id)
        {
            var named = (await tickets.FindAsync(id, ct))?.Value;
            return named is not null && TicketAccess.MaySee(named, input.Person) ? [HitOf(named, say)] : [];
        }

        if (input.Person.IsDesk)
        {
            var found = words.Length == 0 ? await tickets.QueueAsync(most, ct) : await _views.SearchAsync(words, most, ct);
            return [.. found.Select(t => HitOf(t, say))];
        }

        var own = await tickets.OpenOfPersonAsync(input.Person.Id, MostOwn, ct);
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. own.Where(t => wanted.All(w => Says(t, w))).Take(most).Select(t => HitOf(t, say))];
    }

    private static bool Says(Ticket ticket, string word) =>
        $"{ticket.Id} {ticket.Title} {ticket.ServiceName} {ticket.RequesterName} {ticket.ClientId}"
            .Contains(word, StringComparison.OrdinalIgnoreCase);

    private static SearchHit HitOf(Article article, string text) => new(article.Title, Cut(text), new Card
    {
        Title = article.Title,
        Blocks = article.Steps.IsEmpty ? [new Block.Line(FirstLine(article))] : [new Block.Steps(article.Steps)],
    });

    private static SearchHit HitOf(Ticket ticket, Texts say)
    {
        var status = say["Status_" + ticket.Status];
        return new SearchHit($"{ticket.Id} · {status}", Cut(ticket.Title), new Card
        {
            Title = say.Format("Ticket_Title", ticket.Id, ticket.Title),
            Accent = TicketCard.AccentOf(ticket.Status),
            Blocks =
            [
                new Block.Facts(
                [
                    new Fact(say["Ticket_Status"], status),
                    new Fact(say["Ticket_Owner"], ticket.AssigneeName ?? say["Ticket_Nobody"]),
                    new Fact(say["Ticket_Service"], ticket.ServiceName),
                    new Fact(say["Ticket_Opened"], say.When(ticket.OpenedAt)),
                ]),
            ],
        });
    }

    private static string FirstLine(Article article) =>
        article.Steps.FirstOrDefault() ?? article.Sections.FirstOrDefault()?.Text ?? article.Title;

    private static string Cut(string text) => text.Length <= LongestText ? text : TextCut.To(text, LongestText - 1) + "…";
}
