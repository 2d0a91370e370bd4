using System.Collections.Frozen;
using LiteDB;
using LiteDB.Engine;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Reads rows from any thread. Inside the writer's transaction it sees what the writer has written so far.</summary>
/// <remarks>
/// A table that is only being made must not be looked at from another thread: LiteDB shows it before its first page is
/// there, and the read fails. So readers see a table from the commit on that made it.
/// </remarks>
internal sealed class LiteTables(LiteEngine engine)
{
    private static readonly BsonExpression IdAlone = BsonExpression.Create("{ _id }");

    [ThreadStatic]
    private static BsonExpression? _idIs;

    private volatile FrozenSet<string> _made = engine.GetCollectionNames().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private volatile int _writer;
    private bool _makes;

    /// <summary>The calling thread writes until <see cref="EndWriting"/>, and sees what it has written so far.</summary>
    public void BeginWriting() => _writer = Environment.CurrentManagedThreadId;

    /// <summary>What was written is committed: every thread may look at the tables that came with it.</summary>
    public void EndWriting()
    {
        _writer = 0;
        if (!_makes) return;
        _makes = false;
        _made = engine.GetCollectionNames().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The writer puts a row into the table, which makes it if there is none.</summary>
    public void Note(string table) => _makes |= !_made.Contains(table);

    public BsonDocument? Find(string table, BsonValue id)
    {
        if (!MayRead(table)) return null;
        // Parsing the condition takes longer than reading the row, so each thread keeps its own and changes the id.
        var condition = _idIs ??= BsonExpression.Create("_id = @0", id);
        condition.Parameters["0"] = id;
        var query = new Query { Limit = 1 };
        query.Where.Add(condition);
        using var reader = engine.Query(table, query);
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    /// <summary>The rows of a range by id, read as a whole so that no cursor stays open.</summary>
    /// <remarks>
    /// One BETWEEN for both ends: of two comparisons LiteDB walks the index by one alone and looks at every row beyond the
    /// other end. It takes both ends in, so rows that are an end and not of the range are asked for and left out.
    /// </remarks>
    public List<BsonDocument> Range(string table, RowRange range, int limit) => Read(table, range, limit, BsonExpression.Root).ConvertAll(r => r.AsDocument);

    /// <summary>The ids alone, which LiteDB takes from its index without looking at a row.</summary>
    public List<BsonValue> Ids(string table, RowRange range, int limit) => Read(table, range, limit, IdAlone).ConvertAll(r => r["_id"]);

    private List<BsonValue> Read(string table, RowRange range, int limit, BsonExpression what)
    {
        var rows = new List<BsonValue>();
        if (!MayRead(table)) return rows;
        const int ends = 2;
        var query = new Query
        {
            Select = what,
            Limit = limit <= int.MaxValue - ends ? limit + ends : limit,
            OrderBy = "_id",
            Order = range.Descending ? Query.Descending : Query.Ascending,
        };
        if (range is { From: { } from, Until: { } until })
            query.Where.Add(BsonExpression.Create("_id BETWEEN @0 AND @1", from, until));
        else if (range.From is not null)
            query.Where.Add(BsonExpression.Create("_id >= @0", range.From));
        else if (range.Until is not null)
            query.Where.Add(BsonExpression.Create("_id <= @0", range.Until));
        using var reader = engine.Query(table, query);
        while (rows.Count < limit && reader.Read())
        {
            if (!range.LeavesOut(reader.Current["_id"])) rows.Add(reader.Current);
        }

        return rows;
    }

    private bool MayRead(string table) => _made.Contains(table) || _writer == Environment.CurrentManagedThreadId;
}

/// <summary>Rows from <see cref="From"/> to <see cref="Until"/> (out); null is no end.</summary>
internal sealed record RowRange
{
    public BsonValue? From { get; init; }

    public bool FromIncluded { get; init; } = true;

    public BsonValue? Until { get; init; }

    public bool Descending { get; init; }

    /// <summary>Whether an id that is one of the ends is not of the range.</summary>
    public bool LeavesOut(BsonValue id) => (Until is not null && id == Until) || (!FromIncluded && From is not null && id == From);
}
