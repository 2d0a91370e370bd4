using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Knowledge.Answers;

/// <summary>The phrasings that solved problems left with articles. It proposes changes and commits none.</summary>
public sealed class ArticlePhrasings(IDocumentStore store)
{
    /// <summary>Phrasings of one client that an article keeps; the newest stay.</summary>
    public const int MostOfArticle = 5;

    /// <summary>How long what was loaded is used, on replicas that did not write it themselves.</summary>
    private static readonly Duration Freshness = Duration.FromMinutes(1);

    /// <summary>Newest phrasings of a client that are compared with.</summary>
    private const int MostOfClient = 1_000;

    private readonly ConcurrentDictionary<string, Loaded> _loaded = new(StringComparer.Ordinal);

    /// <summary>Articles whose phrasings of this client say the same, with how alike they are.</summary>
    public async Task<IReadOnlyDictionary<string, double>> AlikeAsync(string clientId, string words, Instant now, CancellationToken ct)
    {
        var known = await OfClientAsync(clientId, now, ct);
        if (known.Length == 0) return FrozenDictionary<string, double>.Empty;
        var asked = Terms.TellingOf(words);
        var alike = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (articleId, terms) in known)
        {
            var likeness = PhrasingMatch.Likeness(asked, terms);
            if (likeness >= PhrasingMatch.Same && likeness > alike.GetValueOrDefault(articleId)) alike[articleId] = likeness;
        }

        return alike;
    }

    /// <summary>Keeps the words of a problem with the article that solved it; nothing where they are not fit to be kept.</summary>
    /// <param name="id">Of the report or ticket; again the same changes nothing.</param>
    /// <param name="verdict">What triage says of the words: attacks and dangers are no phrasings.</param>
    public async Task<Changes> KeepAsync(
        string id, string articleId, string clientId, string words, TriageVerdict verdict, Instant now, CancellationToken ct)
    {
        if (verdict.IsSecurityRelevant || verdict.IsDanger || clientId.Length == 0 || PhrasingMatch.Worth(words) is not { } line) return Changes.None;
        var kept = await OfArticleAsync(articleId, clientId, ct);
        var same = kept.Any(p => p.Id == id || string.Equals(p.Value.Text, line, StringComparison.OrdinalIgnoreCase));
        if (same || await store.FindAsync(ArticlePhrasing.Phrasings, id, ct) is not null) return Changes.None;
        _loaded.TryRemove(clientId, out _);
        var changes = Changes.None.Insert(
            ArticlePhrasing.Phrasings, id, new ArticlePhrasing { Id = id, ArticleId = articleId, ClientId = clientId, Text = line, At = now });
        return kept.Take(kept.Count - MostOfArticle + 1).Aggregate(changes, (all, old) => all.Delete(ArticlePhrasing.Phrasings, old));
    }

    /// <summary>Everything that is kept with an article, for its editors.</summary>
    public Task<IReadOnlyList<Stored<ArticlePhrasing>>> OfArticleAsync(string articleId, CancellationToken ct) => store.ListAsync(
        ArticlePhrasing.Phrasings, IndexRange.StartingWith(ArticlePhrasing.ByArticle, articleId + IndexValue.Separator), MostOfClient, ct);

    /// <summary>Takes a phrasing away; nothing where it is gone already.</summary>
    public async Task<Changes> ForgetAsync(string id, CancellationToken ct)
    {
        if (!StorageText.CouldBeId(id) || await store.FindAsync(ArticlePhrasing.Phrasings, id, ct) is not { } kept) return Changes.None;
        _loaded.TryRemove(kept.Value.ClientId, out _);
        return Changes.None.Delete(ArticlePhrasing.Phrasings, kept);
    }

    private Task<IReadOnlyList<Stored<ArticlePhrasing>>> OfArticleAsync(string articleId, string clientId, CancellationToken ct) => store.ListAsync(
        ArticlePhrasing.Phrasings,
        IndexRange.StartingWith(ArticlePhrasing.ByArticle, IndexValue.Join(articleId, clientId) + IndexValue.Separator), MostOfClient, ct);

    private async Task<(string ArticleId, HashSet<string> Terms)[]> OfClientAsync(string clientId, Instant now, CancellationToken ct)
    {
        if (_loaded.TryGetValue(clientId, out var known) && now >= known.At && now - known.At < Freshness) return known.Phrasings;
        var range = IndexRange.StartingWith(ArticlePhrasing.ByClient, clientId + IndexValue.Separator).Descending();
        var listed = await store.ListAsync(ArticlePhrasing.Phrasings, range, MostOfClient, ct);
        var read = listed.Select(p => (p.Value.ArticleId, Terms.TellingOf(p.Value.Text))).ToArray();
        _loaded[clientId] = new Loaded(now, read);
        return read;
    }

    private sealed record Loaded(Instant At, (string ArticleId, HashSet<string> Terms)[] Phrasings);
}
