using LiteDB;
using NodaTime;
using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// How queued work lies in LiteDB. The id is the sequence, so that new rows are neighbours on the page that was written
/// last: rows in the order of anything else cost several times as many pages.
/// </summary>
internal static class QueueRows
{
    private const string Id = "_id";
    private const string ConversationField = "c";
    private const string KeyField = "k";
    private const string PayloadField = "p";
    private const string FailedAttemptsField = "n";
    private const string AddedField = "t";
    private const string DueField = "d";
    private const string DoneField = "z";
    private const string AnswerField = "a";
    private const string ReasonField = "r";

    public static BsonDocument Row(WorkItem item, Instant added, Instant? due)
    {
        var row = new BsonDocument
        {
            [Id] = item.Sequence,
            [ConversationField] = item.Conversation,
            [PayloadField] = item.Payload.ToArray(),
            [FailedAttemptsField] = item.FailedAttempts,
            [AddedField] = added.ToUnixTimeTicks(),
        };
        if (item.Key is { } key) row[KeyField] = key;
        if (due is { } at) row[DueField] = at.ToUnixTimeTicks();
        return row;
    }

    /// <summary>What is left of a finished row while its key must not be accepted again.</summary>
    public static BsonDocument DoneRow(long sequence, string key, Instant added, ReadOnlyMemory<byte>? answer)
    {
        var done = new BsonDocument
        {
            [Id] = sequence,
            [KeyField] = key,
            [AddedField] = added.ToUnixTimeTicks(),
            [DoneField] = true,
        };
        if (answer is { } bytes) done[AnswerField] = bytes.ToArray();
        return done;
    }

    public static BsonDocument AsideRow(WorkItem item, string reason, Instant at)
    {
        var row = Row(item, at, null);
        row[ReasonField] = reason;
        return row;
    }

    public static WorkItem Item(BsonDocument row) => new(
        row[Id].AsInt64,
        row[ConversationField].AsString,
        Key(row),
        row[PayloadField].AsBinary,
        row[FailedAttemptsField].AsInt32);

    public static SetAsideItem Aside(BsonDocument row) => new(Item(row), row[ReasonField].AsString, Added(row));

    public static long Sequence(BsonDocument row) => row[Id].AsInt64;

    public static string? Key(BsonDocument row) => row.TryGetValue(KeyField, out var key) ? key.AsString : null;

    public static Instant Added(BsonDocument row) => Instant.FromUnixTimeTicks(row[AddedField].AsInt64);

    public static Instant? Due(BsonDocument row) =>
        row.TryGetValue(DueField, out var due) ? Instant.FromUnixTimeTicks(due.AsInt64) : null;

    public static bool IsDone(BsonDocument row) => row.ContainsKey(DoneField);

    public static ReadOnlyMemory<byte>? Answer(BsonDocument row) =>
        row.TryGetValue(AnswerField, out var answer) ? answer.AsBinary.AsMemory() : default(ReadOnlyMemory<byte>?);
}
