using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Full-text search over the articles, in memory: an inverted index finds candidates, nine signals rank them. Any number of threads may
/// search; a new library replaces the old one at once, and searches under way finish on the old one.
/// </summary>
public sealed class LexicalIndex : IKnowledgeSearch
{
    private readonly Lock _oneChange = new();
    private volatile Snapshot _snapshot;

    /// <summary>A change did not get through, so what it left behind is not built upon.</summary>
    private bool _isTorn;

    public LexicalIndex(ArticleLibrary library) => _snapshot = Snapshot.Of(library);

    /// <summary>
    /// Answers from these articles. Only those that are other objects than before are read, and results and scores are those of an
    /// index made anew from all of them.
    /// </summary>
    public void Replace(ArticleLibrary library)
    {
        lock (_oneChange)
        {
            var before = _isTorn ? null : _snapshot;
            _isTorn = true;
            _snapshot = before?.Follow(library) ?? Snapshot.Of(library);
            _isTorn = false;
        }
    }

    public Task<IReadOnlyList<Passage>> SearchAsync(string question, ArticleScope scope, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Passage>>(_snapshot.Search(question, scope, limit));
    }
}
