using LiteDB;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Reads and writes documents and their index entries.</summary>
internal sealed class DocumentTables(LiteTables tables)
{
    public Stored<T>? Find<T>(DocumentType<T> type, string id) where T : class =>
        tables.Find(DocumentRows.Table(type.Name), id) is { } row ? Read(type, id, row) : null;

    public List<Stored<T>> List<T>(DocumentType<T> type, IndexRange range, int limit) where T : class
    {
        var found = new List<Stored<T>>();
        var rows = DocumentRows.Range(range);
        while (found.Count < limit)
        {
            var wanted = limit - found.Count;
            var entries = tables.Ids(DocumentRows.IndexTable(type.Name), rows, wanted);
            foreach (var entry in entries)
            {
                if (Find(type, entry.AsBinary) is { } document)
                    found.Add(document);
            }

            if (entries.Count < wanted) break;
            var last = entries[^1].AsBinary;
            rows = rows.Descending ? rows with { Until = last } : rows with { From = last, FromIncluded = false };
        }

        return found;
    }

    public List<IndexPosition> Entries<T>(DocumentType<T> type, IndexRange range, int limit) where T : class =>
        tables.Ids(DocumentRows.IndexTable(type.Name), DocumentRows.Range(range), limit)
            .ConvertAll(id => DocumentRows.Position(range.Index, id.AsBinary));

    /// <returns>The row as it is, for <see cref="Apply"/>.</returns>
    public static BsonDocument? Check(WriteSession session, DocumentWrite write)
    {
        var row = session.Tables.Find(DocumentRows.Table(write.Key.Type), write.Key.Id);
        if (DocumentRows.Version(row) == write.ExpectedVersion) return row;
        throw write.ExpectedVersion == 0
            ? new DuplicateDocumentException(write.Key)
            : new StaleWriteException(write.Key);
    }

    public static void Apply(WriteSession session, DocumentWrite write, BsonDocument? old)
    {
        var table = DocumentRows.Table(write.Key.Type);
        var row = write.Body is { } body ? DocumentRows.Row(write, body) : null;
        if (row is null)
            session.Delete(table, write.Key.Id);
        else if (old is null)
            session.Insert(table, row);
        else
            session.Update(table, row);
        ApplyEntries(session, DocumentRows.IndexTable(write.Key.Type), old, row);
    }

    private static void ApplyEntries(WriteSession session, string table, BsonDocument? old, BsonDocument? row)
    {
        var before = DocumentRows.Entries(old).ToList();
        var after = DocumentRows.Entries(row).ToList();
        foreach (var gone in before.Where(b => !Contains(after, b)))
            session.Delete(table, gone);
        foreach (var added in after.Where(a => !Contains(before, a)))
            session.Insert(table, DocumentRows.EntryRow(added));
    }

    private static bool Contains(List<byte[]> keys, byte[] key) => keys.Exists(k => k.AsSpan().SequenceEqual(key));

    /// <summary>The document of an index entry; null when it has moved away since the entry was read.</summary>
    private Stored<T>? Find<T>(DocumentType<T> type, byte[] entry) where T : class
    {
        var id = DocumentRows.DocumentId(entry);
        var row = tables.Find(DocumentRows.Table(type.Name), id);
        return row is not null && Contains([.. DocumentRows.Entries(row)], entry) ? Read(type, id, row) : null;
    }

    private static Stored<T> Read<T>(DocumentType<T> type, string id, BsonDocument row) where T : class =>
        new(id, type.Read(DocumentRows.Body(row)), DocumentRows.Version(row));
}
