using LiteDB;
using LiteDB.Engine;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>The writer's transaction: one group of units of work. Lives on the writer's thread only.</summary>
internal sealed class WriteSession(LiteEngine engine, LiteTables tables)
{
    public LiteTables Tables { get; } = tables;

    /// <summary>Whether a commit will write anything; LiteDB writes no page for a commit of nothing.</summary>
    public bool HasWritten { get; private set; }

    public void Insert(string table, BsonDocument row)
    {
        engine.Insert(table, [row], BsonAutoId.Int64);
        HasWritten = true;
    }

    public void Update(string table, BsonDocument row)
    {
        engine.Update(table, [row]);
        HasWritten = true;
    }

    public void Delete(string table, BsonValue id)
    {
        if (engine.Delete(table, [id]) > 0)
            HasWritten = true;
    }
}
