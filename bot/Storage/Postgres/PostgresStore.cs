using NodaTime;
using Npgsql;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>Documents, inbox and outbox in PostgreSQL, shared by any number of processes.</summary>
public sealed class PostgresStore : IBotStore
{
    private readonly NpgsqlDataSource _database;
    private readonly PostgresCommits _commits;
    private readonly PostgresQueue _inboxQueue;
    private readonly PostgresQueue _outbox;
    private readonly PostgresInbox _inbox;
    private readonly Wakeups _wakeups;
    private int _disposed;

    private PostgresStore(NpgsqlDataSource database, TimeProvider time, Duration lease)
    {
        var session = new PostgresSession(database, time, lease);
        _database = database;
        _commits = new(session);
        _inboxQueue = new(session, _commits, QueueCommands.Inbox, keepsFinished: true);
        _outbox = new(session, _commits, QueueCommands.Outbox, keepsFinished: false);
        _inbox = new(session, _inboxQueue);
        _wakeups = Wakeups.Start(database, Wake, time);
    }

    public IInbox Inbox => _inbox;

    public IPendingWork Outbox => _outbox;

    /// <summary>Never cancelled: a database that is away may come back, and no memory has to agree with it.</summary>
    public CancellationToken Failed => CancellationToken.None;

    /// <summary>Connects, and brings the schema up to date. Blocks, as opening the embedded store does.</summary>
    /// <param name="connectionString">In Npgsql's words: "Host=…;Database=…;Username=…;Password=…".</param>
    /// <param name="lease">How long a process that vanished keeps the work it held; longer than any one item may take.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be reached or refuses.</exception>
    public static PostgresStore Open(string connectionString, TimeProvider time, Duration lease)
    {
        NpgsqlDataSource? database = null;
        try
        {
            database = NpgsqlDataSource.Create(connectionString);
            SchemaUpgrade.Run(database);
            return new(database, time, lease);
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException)
        {
            database?.Dispose();
            throw new StoreUnreachableException(fault);
        }
    }

    /// <inheritdoc/>
    public async Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, string id, CancellationToken ct) where T : class
    {
        if (!StorageText.CouldBeId(id)) return null;
        await using var command = DocumentCommands.Find(_database, type.Name, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? DocumentCommands.Read(type, reader) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Stored<T>>> ListAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        await using var command = DocumentCommands.List(_database, type.Name, range, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Stored<T>>();
        while (await reader.ReadAsync(ct))
            found.Add(DocumentCommands.Read(type, reader));
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexPosition>> ListEntriesAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        await using var command = DocumentCommands.ListEntries(_database, type.Name, range, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<IndexPosition>();
        while (await reader.ReadAsync(ct))
            found.Add(new(reader.GetString(0), reader.GetString(1)));
        return found;
    }

    /// <inheritdoc/>
    public async Task CommitAsync(Changes changes, CancellationToken ct)
    {
        if (changes.IsEmpty) return;
        await _commits.RunAsync(changes, [], ct);
        if (changes.HandledActivity is { } handled)
            _inbox.OnHandled(handled.Key);
        if (!changes.Messages.IsEmpty)
            _outbox.Wake();
    }

    /// <summary>Gives back what this process holds and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        // A container that knows the store under several names disposes of it several times.
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _wakeups.DisposeAsync();
        try
        {
            await _inboxQueue.ReleaseAllAsync();
            await _outbox.ReleaseAllAsync();
        }
        catch (NpgsqlException)
        {
            // The database is away; the leases run out by themselves.
        }

        await _database.DisposeAsync();
    }

    private void Wake(string channel) => (channel == Wakeups.InboxChannel ? _inboxQueue : _outbox).Wake();
}
