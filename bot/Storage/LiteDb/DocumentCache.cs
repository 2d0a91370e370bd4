using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// Documents as they were committed last: every turn reads the same few, and looking one up in LiteDB and parsing it costs
/// fifty times as much as the memory of it.
/// </summary>
/// <remarks>
/// Right because one writer in one process writes the file. The writer puts in what it commits; a reader puts in what it
/// has read only when no document of the type was committed since it began to read. That a document is not there is kept
/// as well.
/// </remarks>
internal sealed class DocumentCache : IDisposable
{
    /// <summary>Text of the documents kept, in bytes; parsed they take about four times as much.</summary>
    private const long MostBytes = 4 << 20;

    /// <summary>What an entry takes besides, so that many small ones are bounded too.</summary>
    private const int BytesOfEntry = 400;

    /// <summary>Longer lists are read anew: they would drive out what every turn reads.</summary>
    private const int LongestList = 20;

    /// <summary>What a document of a list is taken to need, in bytes.</summary>
    private const int BytesOfListed = 2_000;

    private readonly MemoryCache _rows = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<string, long> _edges = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>
    /// Of the commits that write documents of a type: rises by one when one begins and by one when it is published, so it is
    /// odd while one is under way.
    /// </summary>
    public long EdgesOf(string type) => _edges.GetValueOrDefault(type);

    /// <returns>Whether it is known.</returns>
    /// <param name="row">Null when there is no such document.</param>
    public bool TryFind(DocumentKey key, out StoredRow? row)
    {
        var known = _rows.TryGetValue(key, out Kept? kept);
        row = kept?.Row;
        return known;
    }

    /// <summary>Keeps what a reader found, unless it may be old by now.</summary>
    /// <param name="row">Null when there is no such document.</param>
    /// <param name="edges">Of the type, as they were before it was read.</param>
    public void Keep(DocumentKey key, StoredRow? row, long edges)
    {
        if (long.IsOddInteger(edges)) return;
        lock (_gate)
        {
            if (EdgesOf(key.Type) == edges) Put(key, row);
        }
    }

    /// <summary>The documents of a range as they were listed last, unless one of their type was written since.</summary>
    public IReadOnlyList<Stored<T>>? Find<T>(DocumentType<T> type, IndexRange range, int limit) where T : class =>
        _rows.TryGetValue(new ListKey(type.Name, range, limit), out Listed? known) && known?.Edges == EdgesOf(type.Name)
            ? known.Documents as IReadOnlyList<Stored<T>>
            : null;

    /// <summary>Keeps what a reader listed, unless it may be old by now.</summary>
    /// <param name="edges">Of the type, as they were before it was read.</param>
    public void Keep<T>(DocumentType<T> type, IndexRange range, int limit, IReadOnlyList<Stored<T>> documents, long edges) where T : class
    {
        if (long.IsOddInteger(edges) || documents.Count > LongestList) return;
        lock (_gate)
        {
            if (EdgesOf(type.Name) != edges) return;
            // First to go: what looks for everything due by now asks for another range each time.
            var entry = new MemoryCacheEntryOptions { Size = BytesOfEntry + (BytesOfListed * documents.Count), Priority = CacheItemPriority.Low };
            _rows.Set(new ListKey(type.Name, range, limit), new Listed(edges, documents), entry);
        }
    }

    /// <summary>Commits, then shows readers what was written. Called by the writer alone.</summary>
    /// <param name="written">Null is deleted.</param>
    public void Publish(IReadOnlyDictionary<DocumentKey, StoredRow?> written, Action commit)
    {
        var types = written.Keys.Select(key => key.Type).Distinct(StringComparer.Ordinal).ToList();
        lock (_gate) PassEdge(types);
        commit();
        lock (_gate)
        {
            foreach (var (key, row) in written) Put(key, row);
            PassEdge(types);
        }
    }

    public void Dispose() => _rows.Dispose();

    private void PassEdge(List<string> types)
    {
        foreach (var type in types) _edges.AddOrUpdate(type, 1, static (_, edges) => edges + 1);
    }

    private void Put(DocumentKey key, StoredRow? row) =>
        _rows.Set(key, new Kept(row), new MemoryCacheEntryOptions { Size = (row?.Bytes ?? 0) + BytesOfEntry });

    /// <param name="Row">Null when there is no such document.</param>
    private sealed record Kept(StoredRow? Row);

    private sealed record ListKey(string Type, IndexRange Range, int Limit);

    /// <param name="Edges">Of the type, as they were when it was listed.</param>
    private sealed record Listed(long Edges, object Documents);
}
