using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Dialogs.Articles;

/// <summary>What writing articles reads: the archive, the articles in force, the open tickets.</summary>
public sealed class ArticleDesk(ArticleArchive archive, ArticleShelf shelf, IKnowledgeSearch search, TicketQueries tickets, IDocumentStore store)
{
    /// <summary>Open tickets that are held against an article.</summary>
    private const int MostTickets = 200;

    /// <summary>How likely an article must be right for a ticket before it counts as its answer.</summary>
    private const double Sure = 0.5;

    public ArticleArchive Archive => archive;

    public ArticleShelf Shelf => shelf;

    public TicketQueries Tickets => tickets;

    public IDocumentStore Store => store;

    /// <summary>The article that is stored, if its text can be read.</summary>
    public static Article? Read(StoredArticle stored) =>
        MarkdownArticles.Read(stored.File, stored.Text).Articles is [var article] ? article : null;

    /// <summary>What would be found now for somebody's words; null when nothing would.</summary>
    public async Task<Passage?> BestAsync(string words, ArticleScope scope, CancellationToken ct)
    {
        await shelf.FollowAsync(ct);
        return await search.SearchAsync(words, scope, 1, ct) is [var best, ..] ? best : null;
    }

    /// <summary>
    /// Open tickets of the article's services that would have been offered this article first. The articles nearest to it
    /// compete, so an article that only repeats another one answers nothing new.
    /// </summary>
    public async Task<IReadOnlyList<Ticket>> WouldAnswerAsync(Article article, CancellationToken ct)
    {
        const int rivals = 8;
        var library = await shelf.FollowAsync(ct);
        var near = await search.SearchAsync(string.Join('\n', article.Symptoms.Prepend(article.Title)), ArticleScope.Desk, rivals, ct);
        var competing = near.Select(p => library.Find(p.ArticleId)).OfType<Article>().Where(a => !Same(a.Id, article.Id));
        var index = new LexicalIndex(new ArticleLibrary([article, .. competing]));
        var answered = new List<Ticket>();
        foreach (var ticket in await tickets.QueueAsync(MostTickets, ct))
        {
            if (!article.Services.Contains(ticket.ServiceId)) continue;
            var scope = article.Audience == Article.ForTechnicians ? ArticleScope.Desk : ArticleScope.Of(ticket.ClientId);
            var found = await index.SearchAsync(ticket.Description, scope, 1, ct);
            if (found is [{ Confidence: >= Sure } best] && Same(best.ArticleId, article.Id)) answered.Add(ticket);
        }

        return answered;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
