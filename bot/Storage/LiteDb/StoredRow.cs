using LiteDB;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>A document as it lies in its table. Its text is parsed once, by whoever reads it first.</summary>
internal sealed class StoredRow
{
    // The text until the first read, then the document; documents are immutable, so all readers may share one.
    private volatile object _content;

    private StoredRow(BsonDocument row)
    {
        var body = DocumentRows.Body(row);
        _content = body;
        Bytes = body.Length;
        Version = DocumentRows.Version(row);
        Entries = [.. DocumentRows.Entries(row)];
    }

    public long Version { get; }

    /// <summary>Keys of the document's index entries.</summary>
    public IReadOnlyList<byte[]> Entries { get; }

    /// <summary>Length of the text.</summary>
    public int Bytes { get; }

    public static StoredRow? Of(BsonDocument? row) => row is null ? null : new(row);

    public Stored<T> Read<T>(DocumentType<T> type, string id) where T : class
    {
        // Read once: another reader may put the document in place of the text at any moment.
        var content = _content;
        if (content is T known) return new(id, known, Version);
        var value = type.Read((byte[])content);
        _content = value;
        return new(id, value, Version);
    }

    public bool Has(byte[] entry) => Entries.Any(e => e.AsSpan().SequenceEqual(entry));
}
