using LiteDB;
using LiteDB.Engine;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Reads rows from any thread. Inside the writer's transaction it sees what the writer has written so far.</summary>
internal sealed class LiteTables(LiteEngine engine)
{
    public BsonDocument? Find(string table, BsonValue id)
    {
        var query = new Query { Limit = 1 };
        query.Where.Add(BsonExpression.Create("_id = @0", id));
        using var reader = engine.Query(table, query);
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    /// <summary>The rows of a range by id, read as a whole so that no cursor stays open.</summary>
    public List<BsonDocument> Range(string table, RowRange range, int limit)
    {
        var query = new Query
        {
            Limit = limit,
            OrderBy = "_id",
            Order = range.Descending ? Query.Descending : Query.Ascending,
        };
        if (range.From is not null)
            query.Where.Add(BsonExpression.Create(range.FromIncluded ? "_id >= @0" : "_id > @0", range.From));
        if (range.Until is not null)
            query.Where.Add(BsonExpression.Create("_id < @0", range.Until));
        var rows = new List<BsonDocument>();
        using var reader = engine.Query(table, query);
        while (reader.Read())
            rows.Add(reader.Current.AsDocument);
        return rows;
    }
}

/// <summary>Rows from <see cref="From"/> to <see cref="Until"/> (out); null is no end.</summary>
internal sealed record RowRange
{
    public BsonValue? From { get; init; }

    public bool FromIncluded { get; init; } = true;

    public BsonValue? Until { get; init; }

    public bool Descending { get; init; }
}
