using Npgsql;
using NpgsqlTypes;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>Documents as statements. Those of a commit go to the server in one batch.</summary>
internal static class DocumentCommands
{
    private const string Insert =
        "insert into document (type, id, version, body) values ($1, $2, 1, $3) on conflict do nothing";

    private const string Update =
        "update document set version = version + 1, body = $3 where type = $1 and id = $2 and version = $4";

    private const string Delete = "delete from document where type = $1 and id = $2 and version = $3";

    private const string ClearEntries = "delete from document_index where type = $1 and id = $2";

    private const string AddEntries =
        "insert into document_index (type, name, value, id) select $1, e.name, e.value, $2 from unnest($3, $4) as e(name, value) on conflict do nothing";

    /// <summary>The statement that writes the document; it must touch one row, or the write is refused.</summary>
    public static NpgsqlBatchCommand Write(DocumentWrite write)
    {
        var command = (write.Body, write.ExpectedVersion) switch
        {
            (null, _) => new NpgsqlBatchCommand(Delete),
            (_, 0) => new NpgsqlBatchCommand(Insert),
            _ => new NpgsqlBatchCommand(Update),
        };
        command.Parameters.Add(Text(write.Key.Type));
        command.Parameters.Add(Text(write.Key.Id));
        if (write.Body is { } body)
            command.Parameters.Add(new() { Value = body.ToArray(), NpgsqlDbType = NpgsqlDbType.Text });
        if (write.ExpectedVersion > 0)
            command.Parameters.Add(new() { Value = write.ExpectedVersion });
        return command;
    }

    /// <summary>The statements that list the document anew; the one above has locked it.</summary>
    public static IEnumerable<NpgsqlBatchCommand> WriteEntries(DocumentWrite write)
    {
        if (write.ExpectedVersion > 0)
            yield return new(ClearEntries) { Parameters = { Text(write.Key.Type), Text(write.Key.Id) } };
        if (write.Entries.Count == 0) yield break;
        yield return new(AddEntries)
        {
            Parameters =
            {
                Text(write.Key.Type),
                Text(write.Key.Id),
                Texts(write.Entries.Select(e => e.Index.Value)),
                Texts(write.Entries.Select(e => e.Value)),
            },
        };
    }

    public static Exception Refusal(DocumentWrite write) => write.ExpectedVersion == 0
        ? new DuplicateDocumentException(write.Key)
        : new StaleWriteException(write.Key);

    public static NpgsqlCommand Find(NpgsqlDataSource database, string type, string id)
    {
        var command = database.CreateCommand("select id, version, body from document where type = $1 and id = $2");
        command.Parameters.Add(Text(type));
        command.Parameters.Add(Text(id));
        return command;
    }

    public static NpgsqlCommand List(NpgsqlDataSource database, string type, IndexRange range, int limit) => Range(
        database, "select d.id, d.version, d.body from document_index x join document d on d.type = x.type and d.id = x.id", type, range, limit);

    /// <summary>Values and ids of the entries alone.</summary>
    public static NpgsqlCommand ListEntries(NpgsqlDataSource database, string type, IndexRange range, int limit) =>
        Range(database, "select x.value, x.id from document_index x", type, range, limit);

    private static NpgsqlCommand Range(NpgsqlDataSource database, string select, string type, IndexRange range, int limit)
    {
        var down = range.Order == IndexOrder.Descending;
        var command = database.CreateCommand();
        command.Parameters.Add(Text(type));
        command.Parameters.Add(Text(range.Index.Value));
        command.Parameters.Add(Text(range.From));
        command.Parameters.Add(new() { Value = limit });
        var where = "x.type = $1 and x.name = $2 and x.value >= $3";
        if (range.Until is { } until)
        {
            command.Parameters.Add(Text(until));
            where += " and x.value < $5";
        }

        if (range.Position is { } position)
        {
            var next = command.Parameters.Count + 1;
            command.Parameters.Add(Text(position.Value));
            command.Parameters.Add(Text(position.Id));
            where += $" and (x.value, x.id) {(down ? "<" : ">")} (${next}, ${next + 1})";
        }

        var order = down ? "x.value desc, x.id desc" : "x.value, x.id";
        command.CommandText = $"{select} where {where} order by {order} limit $4";
        return command;
    }

    public static Stored<T> Read<T>(DocumentType<T> type, NpgsqlDataReader reader) where T : class =>
        new(reader.GetString(0), type.Read(reader.GetFieldValue<byte[]>(2)), reader.GetInt64(1));

    public static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
