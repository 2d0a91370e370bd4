using SupportBot.Desk.Clients;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>What the knowledge base and triage say about somebody's words.</summary>
public sealed class Advice(IKnowledgeSearch search, ArticleLibrary library, ServiceTriage triage)
{
    public TriageVerdict Assess(string text) => triage.Assess(text);

    public Article? Article(string id) => library.Find(id);

    public async Task<Article?> BestArticleAsync(string text, Person person, CancellationToken ct) =>
        await ArticlesAsync(text, 1, ct) is [var best, ..] ? best : null;

    public async Task<IReadOnlyList<Article>> ArticlesAsync(string text, int most, CancellationToken ct)
    {
        var passages = await search.SearchAsync(text, ArticleScope.Everyone, most, ct);
        return [.. passages.Select(p => library.Find(p.ArticleId)).OfType<Article>().DistinctBy(a => a.Id)];
    }
}
