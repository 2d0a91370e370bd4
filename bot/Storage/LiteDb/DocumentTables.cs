using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Reads and writes documents and their index entries.</summary>
internal sealed class DocumentTables(LiteTables tables, DocumentCache cache)
{
    public Stored<T>? Find<T>(DocumentType<T> type, string id) where T : class
    {
        var key = new DocumentKey(type.Name, id);
        var edges = cache.EdgesOf(type.Name);
        if (!cache.TryFind(key, out var row))
        {
            row = RowOf(key);
            cache.Keep(key, row, edges);
        }

        return row?.Read(type, id);
    }

    public IReadOnlyList<Stored<T>> List<T>(DocumentType<T> type, IndexRange range, int limit) where T : class
    {
        if (cache.Find(type, range, limit) is { } known) return known;
        var edges = cache.EdgesOf(type.Name);
        var found = Read(type, range, limit);
        cache.Keep(type, range, limit, found, edges);
        return found;
    }

    private List<Stored<T>> Read<T>(DocumentType<T> type, IndexRange range, int limit) where T : class
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
    public static StoredRow? Check(WriteSession session, DocumentWrite write)
    {
        var row = session.Find(write.Key);
        if ((row?.Version ?? 0) == write.ExpectedVersion) return row;
        throw write.ExpectedVersion == 0
            ? new DuplicateDocumentException(write.Key)
            : new StaleWriteException(write.Key);
    }

    public static void Apply(WriteSession session, DocumentWrite write, StoredRow? old)
    {
        var table = DocumentRows.Table(write.Key.Type);
        var row = write.Body is { } body ? DocumentRows.Row(write, body) : null;
        if (row is null)
            session.Delete(table, write.Key.Id);
        else if (old is null)
            session.Insert(table, row);
        else
            session.Update(table, row);
        var left = StoredRow.Of(row);
        session.Left(write.Key, left);
        ApplyEntries(session, DocumentRows.IndexTable(write.Key.Type), old, left);
    }

    private static void ApplyEntries(WriteSession session, string table, StoredRow? old, StoredRow? left)
    {
        foreach (var gone in (old?.Entries ?? []).Where(b => left?.Has(b) != true))
            session.Delete(table, gone);
        foreach (var added in (left?.Entries ?? []).Where(a => old?.Has(a) != true))
            session.Insert(table, DocumentRows.EntryRow(added));
    }

    /// <summary>The document of an index entry; null when it has moved away since the entry was read.</summary>
    /// <remarks>What a list finds is not kept: a long one would drive out what every turn reads.</remarks>
    private Stored<T>? Find<T>(DocumentType<T> type, byte[] entry) where T : class
    {
        var key = new DocumentKey(type.Name, DocumentRows.DocumentId(entry));
        if (!cache.TryFind(key, out var row)) row = RowOf(key);
        return row?.Has(entry) == true ? row.Read(type, key.Id) : null;
    }

    private StoredRow? RowOf(DocumentKey key) => StoredRow.Of(tables.Find(DocumentRows.Table(key.Type), key.Id));
}
