using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Llm;

/// <summary>
/// Words and vectors together: the vector order is added to the lexical one. Without a vector in time, or with one that does
/// not fit, the lexical order stands.
/// </summary>
public sealed class HybridSearch(LexicalIndex lexical, VectorIndex vectors, QuestionEmbedding embedding) : IKnowledgeSearch
{
    /// <summary>Taken from each order before they are fused.</summary>
    private const int Depth = 20;

    public async Task<IReadOnlyList<Passage>> SearchAsync(string question, ArticleScope scope, int limit, CancellationToken ct)
    {
        if (vectors.Dimension == 0) return await lexical.SearchAsync(question, scope, limit, ct);
        var asked = embedding.OfAsync(question, ct);
        var found = await lexical.SearchAsync(question, scope, Math.Max(limit, Depth), ct);
        if (await asked is not { } vector) return [.. found.Take(limit)];
        if (vector.Length != vectors.Dimension)
        {
            embedding.WrongDimension();
            return [.. found.Take(limit)];
        }

        return Fused(found, vectors.Search(vector, scope, Depth), limit);
    }

    private static List<Passage> Fused(IReadOnlyList<Passage> found, List<VectorHit> near, int limit)
    {
        var passages = found.ToDictionary(p => p.ArticleId, StringComparer.Ordinal);
        foreach (var hit in near) passages.TryAdd(hit.Place.Article.Id, PassageOf(hit));
        var order = RankFusion.Fuse(
            [.. found.Select(p => new ScoredArticle(p.ArticleId, p.Score))],
            [.. near.Select(h => new ScoredArticle(h.Place.Article.Id, h.Cosine))]);
        return [.. order.Take(limit).Select(o => passages[o.Id] with { Score = o.Score })];
    }

    /// <summary>An article that no word of the question names: shown with its opening, and nobody is sure of it.</summary>
    private static Passage PassageOf(VectorHit hit)
    {
        var article = hit.Place.Article;
        var section = hit.Place.Section ?? (article.Sections.IsEmpty ? new ArticleSection("", article.Title) : article.Sections[0]);
        return new Passage(article.Id, article.Title, section.Heading, section.Text, 0, Confidence: 0);
    }
}
