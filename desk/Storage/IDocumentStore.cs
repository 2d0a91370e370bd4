namespace SupportBot.Desk.Storage;

/// <summary>
/// Where everything durable lives: documents by type and id, found by id or by index range, written all or nothing.
/// Load, decide, commit: nothing is locked between a read and the commit that follows from it.
/// </summary>
/// <remarks>
/// A commit that has completed survives a crash and is seen by every later read. Reads never wait for commits.
/// Safe for use by any number of callers at once.
/// </remarks>
public interface IDocumentStore
{
    /// <summary>The document with this id, or null when there is none.</summary>
    Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, string id, CancellationToken ct) where T : class;

    /// <summary>
    /// The first <paramref name="limit"/> documents whose index entries lie in the range, ordered by (index value, id),
    /// both compared by Unicode code point. A document with several entries in the range is there once for each.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than one.</exception>
    Task<IReadOnlyList<Stored<T>>> ListAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class;

    /// <summary>
    /// The first <paramref name="limit"/> index entries in the range, in the order of <see cref="ListAsync"/>, without their
    /// documents: for reports over very many documents whose index values say what is needed. An entry that is removed or
    /// added meanwhile is there or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than one.</exception>
    Task<IReadOnlyList<IndexPosition>> ListEntriesAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class;

    /// <summary>Writes all of the changes, or none.</summary>
    /// <exception cref="StaleWriteException">
    /// A document was changed or deleted since it was read, or the activity is handled already: load and decide again.
    /// </exception>
    /// <exception cref="DuplicateDocumentException">A document to insert is there already.</exception>
    Task CommitAsync(Changes changes, CancellationToken ct);
}
