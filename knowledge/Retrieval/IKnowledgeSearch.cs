using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Finds the articles that answer a question, best first.</summary>
public interface IKnowledgeSearch
{
    /// <summary>
    /// The best passage of each of at most <paramref name="limit"/> articles. Empty when no word of the question is known.
    /// </summary>
    /// <param name="question">People's own words; any length, any language.</param>
    /// <param name="scope">What the asker may see; nothing else is ever returned.</param>
    /// <param name="limit">At least 1.</param>
    /// <param name="ct">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    Task<IReadOnlyList<Passage>> SearchAsync(string question, ArticleScope scope, int limit, CancellationToken ct);
}
