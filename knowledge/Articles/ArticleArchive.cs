using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Knowledge.Articles;

/// <summary>
/// The articles in the store, with every earlier version. It proposes changes and commits none but imports; each change is one
/// commit together with the library's state, so two people who change articles at once are told apart.
/// </summary>
public sealed partial class ArticleArchive(IDocumentStore store)
{
    /// <summary>Most articles of a library.</summary>
    public const int Most = 250_000;

    /// <summary>Name of the author of what the program brought along.</summary>
    public const string Program = "SupportBot";

    /// <summary>The article, retired or not; null when there is none. The id may come from anywhere.</summary>
    public Task<Stored<StoredArticle>?> FindAsync(string id, CancellationToken ct) => Id().IsMatch(id)
        ? store.FindAsync(StoredArticle.Articles, StoredArticle.KeyOf(id), ct)
        : Task.FromResult<Stored<StoredArticle>?>(null);

    /// <summary>All articles, retired ones too, that changed after a change of the library.</summary>
    public async Task<IReadOnlyList<StoredArticle>> SinceAsync(long change, CancellationToken ct)
    {
        var range = IndexRange.AtLeast(StoredArticle.ByChange, IndexValue.Of(change + 1));
        return [.. (await store.ListAsync(StoredArticle.Articles, range, Most, ct)).Select(a => a.Value)];
    }

    /// <summary>How far the library is; null while there is none.</summary>
    public Task<Stored<LibraryState>?> StateAsync(CancellationToken ct) => store.FindAsync(LibraryState.States, LibraryState.Id, ct);

    /// <summary>Earlier versions of an article, newest first.</summary>
    public async Task<IReadOnlyList<ArticleVersion>> HistoryAsync(string id, int most, CancellationToken ct)
    {
        if (!Id().IsMatch(id)) return [];
        var range = IndexRange.StartingWith(ArticleVersion.ByArticle, StoredArticle.KeyOf(id) + IndexValue.Separator).Descending();
        return [.. (await store.ListAsync(ArticleVersion.Versions, range, most, ct)).Select(v => v.Value)];
    }

    /// <summary>A new article under the next number. Its text is given that number.</summary>
    /// <param name="text">Markdown with any id.</param>
    public async Task<(StoredArticle Article, Changes Changes)> AddAsync(string text, string by, Instant now, CancellationToken ct)
    {
        var state = await StateAsync(ct);
        var number = (state?.Value.LastNumber ?? 0) + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"KB-{number:0000}");
        var article = new StoredArticle
        {
            Id = id,
            File = id.ToLowerInvariant() + ".md",
            Text = ArticleForm.WithId(text, id),
            ChangedBy = by,
            ChangedAt = now,
            Change = (state?.Value.Change ?? 0) + 1,
        };
        var changes = Changes.None.Insert(StoredArticle.Articles, StoredArticle.KeyOf(id), article)
            .Save(LibraryState.States, LibraryState.Id, state, LibraryState.Of(state) with { Change = article.Change, LastNumber = number });
        return (article, changes);
    }

    /// <summary>The next revision of an article; the one before becomes history.</summary>
    public async Task<(StoredArticle Article, Changes Changes)> ReviseAsync(
        Stored<StoredArticle> current, string text, bool retired, string by, Instant now, CancellationToken ct)
    {
        var state = await StateAsync(ct);
        var next = Next(current.Value, text, retired, by, now, (state?.Value.Change ?? 0) + 1);
        var changes = Changes.None.Update(StoredArticle.Articles, current, next)
            .Insert(ArticleVersion.Versions, ArticleVersion.Of(current.Value).DocumentId, ArticleVersion.Of(current.Value))
            .Save(LibraryState.States, LibraryState.Id, state, LibraryState.Of(state) with { Change = next.Change });
        return (next, changes);
    }

    /// <summary>Articles that somebody has checked on a day: the next revision of each, in one change of the library.</summary>
    /// <param name="checkedOnes">At least one, each once.</param>
    public async Task<Changes> ReviewAsync(
        IReadOnlyCollection<Stored<StoredArticle>> checkedOnes, LocalDate day, string by, Instant now, CancellationToken ct)
    {
        var state = await StateAsync(ct);
        var change = LibraryState.Of(state).Change + 1;
        var changes = Changes.None.Save(LibraryState.States, LibraryState.Id, state, LibraryState.Of(state) with { Change = change });
        foreach (var current in checkedOnes)
        {
            var (old, before) = (current.Value, ArticleVersion.Of(current.Value));
            changes = changes.Update(StoredArticle.Articles, current, Next(old, ArticleForm.WithReviewed(old.Text, day), old.Retired, by, now, change))
                .Insert(ArticleVersion.Versions, before.DocumentId, before);
        }

        return changes;
    }

    /// <summary>Puts an import into the store: all of it, or nothing.</summary>
    /// <exception cref="StaleWriteException">The library changed since the import was planned.</exception>
    /// <exception cref="DuplicateDocumentException">The same.</exception>
    public async Task ImportAsync(ArticleImport import, string by, Instant now, CancellationToken ct)
    {
        var state = await StateAsync(ct);
        var change = (state?.Value.Change ?? 0) + 1;
        var last = import.Added.Concat(import.Changed).Select(f => NumberOf(f.Article.Id)).Append(state?.Value.LastNumber ?? 0).Max();
        var changes = Changes.None.Save(LibraryState.States, LibraryState.Id, state, LibraryState.Of(state) with { Change = change, LastNumber = last });
        foreach (var file in import.Added)
        {
            var article = new StoredArticle
            {
                Id = file.Article.Id,
                File = file.File,
                Text = file.Text,
                ChangedBy = by,
                ChangedAt = now,
                Change = change,
            };
            changes = changes.Insert(StoredArticle.Articles, StoredArticle.KeyOf(article.Id), article);
        }

        foreach (var (file, text, article) in import.Changed)
        {
            changes = await RevisedAsync(
                changes, article.Id, old => Next(old, text, false, by, now, change) with { Id = article.Id, File = file }, ct);
        }

        foreach (var gone in import.Retired)
            changes = await RevisedAsync(changes, gone.Id, old => Next(old, old.Text, true, by, now, change), ct);
        await store.CommitAsync(changes, ct);
    }

    private async Task<Changes> RevisedAsync(Changes changes, string id, Func<StoredArticle, StoredArticle> next, CancellationToken ct)
    {
        var current = await FindAsync(id, ct) ?? throw new InvalidOperationException($"The article {id} is not there.");
        var before = ArticleVersion.Of(current.Value);
        return changes.Update(StoredArticle.Articles, current, next(current.Value)).Insert(ArticleVersion.Versions, before.DocumentId, before);
    }

    private static StoredArticle Next(StoredArticle old, string text, bool retired, string by, Instant now, long change) =>
        old with { Text = text, Retired = retired, ChangedBy = by, ChangedAt = now, Revision = old.Revision + 1, Change = change };

    private static int NumberOf(string id) =>
        Numbered().Match(id) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("^KB-([0-9]{1,8})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
