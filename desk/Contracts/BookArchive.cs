using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Contracts;

/// <summary>Keeps every imported version of the contract book.</summary>
public sealed class BookArchive(IDocumentStore store)
{
    private const int Most = 10_000;

    /// <summary>All versions, oldest first.</summary>
    public async Task<IReadOnlyList<StoredBook>> AllAsync(CancellationToken ct) =>
        [.. (await store.ListAsync(StoredBook.Books, IndexRange.All(StoredBook.ByOrder), Most, ct)).Select(b => b.Value)];

    /// <summary>Hash of the version in force; null when none was imported.</summary>
    public async Task<string?> LatestAsync(CancellationToken ct) =>
        await store.ListAsync(StoredBook.Books, IndexRange.All(StoredBook.ByOrder).Descending(), 1, ct) is [var last, ..] ? last.Id : null;

    /// <summary>The versions, ready to decide with; null when none was imported.</summary>
    /// <exception cref="InvalidDataException">A stored text is no book any more.</exception>
    public async Task<BookVersions?> LoadAsync(CancellationToken ct) =>
        await AllAsync(ct) is { Count: > 0 } all
            ? new BookVersions([.. all.Select(b => b.Read())], [Instant.MinValue, .. all.Skip(1).Select(b => b.ImportedAt)])
            : null;

    /// <summary>Puts a version into force for all decisions from now on. Those before keep the version they used.</summary>
    /// <param name="text">The book's text, which was read without an error.</param>
    public async Task<BookImport> ImportAsync(
        ContractBook book, string text, ImmutableSortedDictionary<string, string> files, Instant now, CancellationToken ct)
    {
        var known = await AllAsync(ct);
        if (known is [.., var current] && current.Hash == book.Hash) return BookImport.InForceAlready;
        if (known.Any(b => b.Hash == book.Hash)) return BookImport.WasInForceBefore;
        if (known.Any(b => b.Version == book.Version)) return BookImport.VersionTaken;
        var stored = new StoredBook
        {
            Hash = book.Hash,
            Version = book.Version,
            Order = known.Count == 0 ? 1 : known[^1].Order + 1,
            ImportedAt = now,
            Text = text,
            Files = files,
        };
        await store.CommitAsync(Changes.None.Insert(StoredBook.Books, stored.Hash, stored), ct);
        return BookImport.Imported;
    }
}

/// <summary>What became of an import.</summary>
public enum BookImport
{
    Imported,

    /// <summary>Nothing changed.</summary>
    InForceAlready,

    /// <summary>The very text was replaced by a later one: give it a new version to put it into force again.</summary>
    WasInForceBefore,

    /// <summary>Another text has this version: decisions name the version, so it stays unique.</summary>
    VersionTaken,
}
