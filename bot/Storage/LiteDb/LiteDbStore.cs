using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Documents, inbox and outbox in one LiteDB file that this process alone has open.</summary>
public sealed class LiteDbStore : IBotStore, IDisposable
{
    private readonly LiteDbFile _file;
    private readonly Queues _queues;
    private readonly GroupWriter _writer;
    private readonly DocumentCache _cache;
    private readonly DocumentTables _documents;
    private int _disposed;

    private LiteDbStore(LiteDbFile file, TimeProvider time)
    {
        var tables = new LiteTables(file.Engine);
        _file = file;
        _cache = new();
        _documents = new(tables, _cache);
        _queues = new(time);
        _queues.Load(tables);
        _writer = new(file, tables, _cache);
        var inbox = new LiteDbQueue(_queues.Inbox, _queues, tables, _writer, (w, why) => new InboxEnding(_queues, w, why));
        Inbox = new LiteDbInbox(inbox, _queues, _writer);
        Outbox = new LiteDbQueue(_queues.Outbox, _queues, tables, _writer, (w, why) => new OutboxEnding(_queues, w, why));
    }

    public IInbox Inbox { get; }

    public IPendingWork Outbox { get; }

    public CancellationToken Failed => _writer.Failed;

    /// <summary>Opens the file, or creates it; work that a crash left unfinished is due at once.</summary>
    /// <param name="path">The data file; the write-ahead file and the lock file lie beside it.</param>
    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    /// <exception cref="StoreUnwritableException">The folder or a file cannot be created or written.</exception>
    public static LiteDbStore Open(string path, TimeProvider time) => new(LiteDbFile.Open(path), time);

    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">The store has been taken out of use.</exception>
    public Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, string id, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        _writer.ThrowIfFailed();
        // LiteDB reads from memory or the file's cache within microseconds, and has no asynchronous calls.
        return Task.FromResult(StorageText.CouldBeId(id) ? _documents.Find(type, id) : null);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">The store has been taken out of use.</exception>
    public Task<IReadOnlyList<Stored<T>>> ListAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _writer.ThrowIfFailed();
        return Task.FromResult(_documents.List(type, range, limit));
    }

    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">The store has been taken out of use.</exception>
    public Task<IReadOnlyList<IndexPosition>> ListEntriesAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _writer.ThrowIfFailed();
        return Task.FromResult<IReadOnlyList<IndexPosition>>(_documents.Entries(type, range, limit));
    }

    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">The changes, or some before them, did not reach the disk.</exception>
    public Task CommitAsync(Changes changes, CancellationToken ct) =>
        changes.IsEmpty ? Task.CompletedTask : _writer.WriteAsync(new CommitUnit(changes, null, _queues), ct);

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Finishes what was handed to the writer, then closes the file. A second call does nothing.</summary>
    public void Dispose()
    {
        // A container that knows the store under several names disposes of it several times.
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        var failed = _writer.Failed.IsCancellationRequested;
        _writer.Dispose();
        _queues.Dispose();
        _cache.Dispose();
        if (!failed)
            _file.Checkpoint();
        _file.Dispose();
    }
}
