using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Articles;

/// <summary>
/// The articles in force on this replica. Every use asks the store with one read whether the library went on, and takes over
/// only what changed; an empty store gets the articles that come with the program first.
/// </summary>
public sealed class ArticleShelf(ArticleArchive archive, TriageModels models, LexicalIndex index, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile State _state = new(0, ArticleLibrary.Empty, new ServiceTriage(ArticleLibrary.Empty), 0, null);

    /// <summary>The articles as of the last look.</summary>
    public ArticleLibrary Library => _state.Library;

    /// <summary>Triage that knows the articles' own words.</summary>
    public ServiceTriage Triage => _state.Triage;

    /// <summary>
    /// The articles as of now. While somebody else is taking over a change, and there are articles, those before are given at once.
    /// </summary>
    public async Task<ArticleLibrary> FollowAsync(CancellationToken ct)
    {
        var state = await archive.StateAsync(ct);
        if (state is not null && state.Value.Change <= _state.Change) return _state.Library;
        if (!await _gate.WaitAsync(_state.Change == 0 ? Timeout.Infinite : 0, ct)) return _state.Library;
        try
        {
            if (state is null && _state.Change == 0) await ShipAsync(ct);
            // Read before the articles: whatever these show beyond it is taken over now and again with the next look.
            var reached = LibraryState.Of(await archive.StateAsync(ct));
            var changed = await archive.SinceAsync(_state.Change, ct);
            await LearnAsync(reached, ct);
            Take(changed, reached.Change);
            return _state.Library;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>What triage learned from tickets, if there is another version of it than the one in use.</summary>
    private async Task LearnAsync(LibraryState reached, CancellationToken ct)
    {
        if (reached.Model == _state.Model) return;
        var learned = await models.LearnedAsync(reached.Model, ct);
        _state = _state with { Model = reached.Model, Learned = learned, Triage = _state.Triage.Follow(_state.Library, learned) };
    }

    /// <summary>Articles that did not change stay the same objects, so what is remembered about them stays good.</summary>
    private void Take(IReadOnlyList<StoredArticle> changed, long reached)
    {
        if (changed.Count == 0)
        {
            _state = _state with { Change = Math.Max(_state.Change, reached) };
            return;
        }

        var articles = _state.Library.All.ToDictionary(a => StoredArticle.KeyOf(a.Id), StringComparer.Ordinal);
        foreach (var stored in changed)
        {
            var key = StoredArticle.KeyOf(stored.Id);
            if (stored.Retired || MarkdownArticles.Read(stored.File, stored.Text).Articles is not [var article]) articles.Remove(key);
            else articles[key] = article;
        }

        var library = new ArticleLibrary(articles.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value));
        index.Replace(library);
        _state = _state with { Change = changed.Max(c => c.Change), Library = library, Triage = _state.Triage.Follow(library, _state.Learned) };
    }

    /// <exception cref="InvalidDataException">A shipped article has an error, which a test would have found.</exception>
    private async Task ShipAsync(CancellationToken ct)
    {
        var folder = MarkdownArticles.ReadFiles(ArticleLibrary.ShippedFolder);
        if (!folder.Errors.IsEmpty) throw new InvalidDataException(string.Join(Environment.NewLine, folder.Errors));
        var now = NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow());
        try
        {
            await archive.ImportAsync(ArticleImport.Plan(folder.Files, [], keepMissing: false), ArticleArchive.Program, now, ct);
        }
        catch (DuplicateDocumentException)
        {
            // Another replica that started at the same moment did.
        }
    }

    private sealed record State(long Change, ArticleLibrary Library, ServiceTriage Triage, int Model, LearnedServices? Learned);
}
