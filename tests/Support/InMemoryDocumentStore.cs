using System.Collections.Immutable;
using System.Text;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The storage port without a database. Passes the same contract suite as the databases.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _handled = [];
    private readonly Dictionary<DocumentKey, Row> _rows = [];
    private readonly SortedSet<Place> _index = new(Place.Order);
    private readonly List<OutboxMessage> _messages = [];

    /// <summary>Everything committed to be sent so far, oldest first.</summary>
    public IReadOnlyList<OutboxMessage> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    public Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, string id, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue(new(type.Name, id), out var row)
                ? new Stored<T>(id, type.Read(row.Body.Span), row.Version)
                : null);
        }
    }

    public Task<IReadOnlyList<Stored<T>>> ListAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Stored<T>>>([.. Places(type.Name, range).Take(limit).Select(p => Read(type, p.Id))]);
    }

    public Task<IReadOnlyList<IndexPosition>> ListEntriesAsync<T>(
        DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (_lock)
            return Task.FromResult<IReadOnlyList<IndexPosition>>([.. Places(type.Name, range).Take(limit).Select(p => new IndexPosition(p.Value, p.Id))]);
    }

    public Task CommitAsync(Changes changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var write in changes.Documents)
                Check(write);
            if (changes.HandledActivity is { } activity && !_handled.Add(activity.Key))
                throw new StaleWriteException(new("inbox", activity.Key));
            foreach (var write in changes.Documents)
                Apply(write);
            _messages.AddRange(changes.Messages);
        }

        return Task.CompletedTask;
    }

    private IEnumerable<Place> Places(string type, IndexRange range)
    {
        var places = _index.Where(p => p.Type == type && p.Index == range.Index && Contains(range, p));
        return range.Order == IndexOrder.Descending ? places.Reverse() : places;
    }

    private static bool Contains(IndexRange range, Place place)
    {
        if (Place.Compare(place.Value, range.From) < 0
            || (range.Until is { } until && Place.Compare(place.Value, until) >= 0))
        {
            return false;
        }

        if (range.Position is not { } after)
            return true;
        var order = Place.Compare(place.Value, after.Value) is var byValue and not 0
            ? byValue
            : Place.Compare(place.Id, after.Id);
        return range.Order == IndexOrder.Ascending ? order > 0 : order < 0;
    }

    private Stored<T> Read<T>(DocumentType<T> type, string id) where T : class
    {
        var row = _rows[new(type.Name, id)];
        return new(id, type.Read(row.Body.Span), row.Version);
    }

    private void Check(DocumentWrite write)
    {
        var version = _rows.TryGetValue(write.Key, out var row) ? row.Version : 0;
        if (version == write.ExpectedVersion)
            return;
        throw write.ExpectedVersion == 0
            ? new DuplicateDocumentException(write.Key)
            : new StaleWriteException(write.Key);
    }

    private void Apply(DocumentWrite write)
    {
        if (_rows.Remove(write.Key, out var old))
            _index.ExceptWith(old.Entries.Select(e => new Place(write.Key, e)));
        if (write.Body is not { } body)
            return;
        _rows[write.Key] = new(write.ExpectedVersion + 1, body, [.. write.Entries]);
        _index.UnionWith(write.Entries.Select(e => new Place(write.Key, e)));
    }

    private sealed record Row(long Version, ReadOnlyMemory<byte> Body, ImmutableArray<IndexEntry> Entries);

    private sealed record Place(string Type, IndexName Index, string Value, string Id)
    {
        public Place(DocumentKey key, IndexEntry entry)
            : this(key.Type, entry.Index, entry.Value, key.Id)
        {
        }

        public static IComparer<Place> Order { get; } = Comparer<Place>.Create((a, b) =>
            Compare(a.Type, b.Type) is var byType and not 0 ? byType
            : Compare(a.Index.Value, b.Index.Value) is var byIndex and not 0 ? byIndex
            : Compare(a.Value, b.Value) is var byValue and not 0 ? byValue
            : Compare(a.Id, b.Id));

        /// <summary>By code point, which is the order of the UTF-8 bytes and not that of UTF-16.</summary>
        public static int Compare(string a, string b) =>
            Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
    }
}
