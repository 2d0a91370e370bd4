using LiteDB;
using LiteDB.Engine;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>The writer's transaction: one group of units of work. Lives on the writer's thread only.</summary>
internal sealed class WriteSession(LiteEngine engine, LiteTables tables, DocumentCache cache)
{
    private readonly Dictionary<DocumentKey, StoredRow?> _documents = [];

    public LiteTables Tables { get; } = tables;

    /// <summary>Whether a commit will write anything; LiteDB writes no page for a commit of nothing.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Documents as this group leaves them; null is deleted.</summary>
    public IReadOnlyDictionary<DocumentKey, StoredRow?> Documents => _documents;

    /// <summary>The document as it is now: as an earlier unit of this group left it, or as it was committed.</summary>
    public StoredRow? Find(DocumentKey key) => _documents.TryGetValue(key, out var row) || cache.TryFind(key, out row)
        ? row
        : StoredRow.Of(Tables.Find(DocumentRows.Table(key.Type), key.Id));

    /// <summary>Notes how the group leaves a document; the row itself is written by the caller.</summary>
    public void Left(DocumentKey key, StoredRow? row) => _documents[key] = row;

    public void Insert(string table, BsonDocument row)
    {
        Tables.Note(table);
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
