using System.Text;
using LiteDB;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// How documents lie in LiteDB: a table for each type holds id, version and JSON bytes; a table beside it holds one row
/// for each index entry, whose id is the entry itself. An index of LiteDB's own would be rewritten with every update.
/// </summary>
internal static class DocumentRows
{
    private const string Id = "_id";
    private const string VersionField = "v";
    private const string BodyField = "b";
    private const string EntriesField = "x";

    // Neither names nor stored text may hold these bytes, so that keys order by index, then value, then document id.
    private const byte Between = 0;
    private const byte PastTheIndex = 1;

    // Collections of LiteDB are words; type names have hyphens and never underscores.
    public static string Table(string type) => "d_" + type.Replace('-', '_');

    public static string IndexTable(string type) => "x_" + type.Replace('-', '_');

    public static BsonDocument Row(DocumentWrite write, ReadOnlyMemory<byte> body) => new()
    {
        [Id] = write.Key.Id,
        [VersionField] = write.ExpectedVersion + 1,
        [BodyField] = body.ToArray(),
        [EntriesField] = new BsonArray(write.Entries.Select(e => new BsonValue(EntryKey(e, write.Key.Id)))),
    };

    public static BsonDocument EntryRow(byte[] key) => new() { [Id] = key };

    public static long Version(BsonDocument row) => row[VersionField].AsInt64;

    public static byte[] Body(BsonDocument row) => row[BodyField].AsBinary;

    public static IEnumerable<byte[]> Entries(BsonDocument row) => row[EntriesField].AsArray.Select(x => x.AsBinary);

    public static byte[] EntryKey(IndexEntry entry, string id) =>
        Bytes(entry.Index, entry.Value + (char)Between + id);

    /// <summary>Value and document of an index entry.</summary>
    public static IndexPosition Position(IndexName index, ReadOnlySpan<byte> entryKey)
    {
        // Index names are ASCII.
        var rest = entryKey[(index.Value.Length + 1)..];
        var between = rest.LastIndexOf(Between);
        return new(Encoding.UTF8.GetString(rest[..between]), Encoding.UTF8.GetString(rest[(between + 1)..]));
    }

    /// <summary>The document that an index entry belongs to.</summary>
    public static string DocumentId(ReadOnlySpan<byte> entryKey) =>
        Encoding.UTF8.GetString(entryKey[(entryKey.LastIndexOf(Between) + 1)..]);

    public static RowRange Range(IndexRange range)
    {
        var from = Bytes(range.Index, range.From);
        var until = range.Until is { } end
            ? Bytes(range.Index, end)
            : [.. Encoding.ASCII.GetBytes(range.Index.Value), PastTheIndex];
        if (range.Position is not { } position)
            return new() { From = from, Until = until, Descending = range.Order == IndexOrder.Descending };

        var at = EntryKey(new(range.Index, position.Value), position.Id);
        return range.Order == IndexOrder.Descending
            ? new() { From = from, Until = Lesser(at, until), Descending = true }
            : at.AsSpan().SequenceCompareTo(from) < 0
                ? new() { From = from, Until = until }
                : new() { From = at, FromIncluded = false, Until = until };
    }

    private static byte[] Lesser(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b) < 0 ? a : b;

    private static byte[] Bytes(IndexName index, string rest) =>
        Encoding.UTF8.GetBytes(index.Value + (char)Between + rest);
}
