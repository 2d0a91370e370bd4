using NodaTime;
using Npgsql;
using NpgsqlTypes;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>One queue as statements. The table's name is one of two constants.</summary>
internal sealed class QueueCommands(string table)
{
    private const string Row = "sequence, conversation, key, payload, failed_attempts";

    public static QueueCommands Inbox { get; } = new("inbox");

    public static QueueCommands Outbox { get; } = new("outbox");

    /// <summary>Every process claims alone, for the moment: else two could take two items of one conversation.</summary>
    public NpgsqlBatchCommand LockClaims() => new($"select pg_advisory_xact_lock(hashtext('claim {table}'))");

    /// <summary>The oldest open item of each conversation, unless it or another in line is held or not due.</summary>
    public NpgsqlBatchCommand Claim(Guid holder, Instant now, Instant until, int limit) => new(
        $"""
        with head as (
            select distinct on (conversation) sequence, conversation, due_at, held_until
            from {table}
            where done_at is null and (in_line or held_until <= $1) and (not_before is null or not_before <= $1)
            order by conversation, sequence
        ), taken as (
            select q.sequence from {table} q join head h on h.sequence = q.sequence
            where q.done_at is null and (q.due_at is null or q.due_at <= $1)
                and (q.held_until is null or q.held_until <= $1)
                and not exists (
                    select 1 from {table} o
                    where o.conversation = h.conversation and o.done_at is null and o.in_line and o.held_until > $1)
            order by q.sequence limit $2
            for update of q skip locked
        )
        update {table} q set held_by = $3, held_until = $4, due_at = null, in_line = true
        from taken where q.sequence = taken.sequence
        returning q.sequence, q.conversation, q.key, q.payload, q.failed_attempts
        """)
    {
        Parameters = { At(now), new() { Value = limit }, new() { Value = holder }, At(until) },
    };

    public NpgsqlBatchCommand Postpone(WorkItem item, Instant until) => new(
        $"""
        update {table} set failed_attempts = $2, due_at = $3, held_by = null, held_until = null
        where sequence = $1 and done_at is null
        """)
    {
        Parameters = { new() { Value = item.Sequence }, new() { Value = item.FailedAttempts + 1 }, At(until) },
    };

    public NpgsqlBatchCommand Release(long sequence) => new(
        $"update {table} set held_by = null, held_until = null, in_line = true where sequence = $1 and done_at is null")
    {
        Parameters = { new() { Value = sequence } },
    };

    public NpgsqlBatchCommand ReleaseAll(Guid holder) => new(
        $"update {table} set held_by = null, held_until = null, in_line = true where held_by = $1 and done_at is null")
    {
        Parameters = { new() { Value = holder } },
    };

    public NpgsqlBatchCommand Delete(long sequence) => new($"delete from {table} where sequence = $1")
    {
        Parameters = { new() { Value = sequence } },
    };

    public NpgsqlBatchCommand MarkDone(long sequence, Instant now) => new(
        $"update {table} set done_at = $2, payload = null, held_by = null, held_until = null where sequence = $1 and done_at is null")
    {
        Parameters = { new() { Value = sequence }, At(now) },
    };

    /// <summary>Before the row itself is finished.</summary>
    public NpgsqlBatchCommand SetAside(long sequence, string reason, Instant now) => new(
        $"""
        insert into set_aside (queue, {Row}, reason, at)
        select '{table}', {Row}, $2, $3 from {table} where sequence = $1 and done_at is null
        """)
    {
        Parameters = { new() { Value = sequence }, DocumentCommands.Text(reason), At(now) },
    };

    public NpgsqlBatchCommand ListAside(int limit) => new(
        $"select {Row}, reason, at from set_aside where queue = '{table}' order by sequence limit $1")
    {
        Parameters = { new() { Value = limit } },
    };

    /// <summary>Takes the activity's key over from its finished row; that one keeps a key that no activity has.</summary>
    public NpgsqlBatchCommand FreeKey(long sequence) => new(
        $"delete from {table} where key = (select key from set_aside where queue = '{table}' and sequence = $1) and done_at is not null")
    {
        Parameters = { new() { Value = sequence } },
    };

    public NpgsqlBatchCommand Retry(long sequence, Instant now) => new(
        $"""
        with gone as (delete from set_aside where queue = '{table}' and sequence = $1 returning conversation, key, payload)
        insert into {table} (conversation, key, payload, added_at) select conversation, key, payload, $2 from gone
        """)
    {
        Parameters = { new() { Value = sequence }, At(now) },
    };

    public NpgsqlBatchCommand Count() => new($"select count(*)::integer from {table} where done_at is null");

    public static NpgsqlBatchCommand Handled(HandledActivity activity, Instant now) => new(
        """
        update inbox set done_at = $2, answer = $3, payload = null, held_by = null, held_until = null
        where key = $1 and done_at is null
        """)
    {
        Parameters = { DocumentCommands.Text(activity.Key), At(now), Bytes(activity.Answer) },
    };

    public static NpgsqlBatchCommand Accept(IncomingActivity activity, Instant now, (Guid Holder, Instant Until)? hold) => new(
        """
        insert into inbox (key, conversation, payload, added_at, in_line, held_by, held_until)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing returning sequence
        """)
    {
        Parameters =
        {
            DocumentCommands.Text(activity.Key),
            DocumentCommands.Text(activity.Conversation),
            Bytes(activity.Payload),
            At(now),
            new() { Value = hold is null },
            new() { Value = (object?)hold?.Holder ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            At(hold?.Until),
        },
    };

    public static NpgsqlBatchCommand FindActivity(string key) =>
        new("select done_at is not null, answer from inbox where key = $1") { Parameters = { DocumentCommands.Text(key) } };

    public static NpgsqlBatchCommand Sweep(Instant acceptedBefore) =>
        new("delete from inbox where done_at is not null and added_at < $1") { Parameters = { At(acceptedBefore) } };

    /// <summary>Drops the unsent older message of a slot; one that is being sent stays.</summary>
    public static NpgsqlBatchCommand Supersede(OutboxMessage message, Instant now) => new(
        "delete from outbox where conversation = $1 and key = $2 and (held_until is null or held_until <= $3)")
    {
        Parameters = { DocumentCommands.Text(message.Conversation), DocumentCommands.Text(message.Slot), At(now) },
    };

    public static NpgsqlBatchCommand Send(OutboxMessage message, Instant now) => new(
        "insert into outbox (conversation, key, payload, added_at, not_before) values ($1, $2, convert_to($3, 'UTF8'), $4, $5)")
    {
        Parameters =
        {
            DocumentCommands.Text(message.Conversation),
            DocumentCommands.Text(message.Slot),
            DocumentCommands.Text(message.Payload),
            At(now),
            At(message.NotBefore),
        },
    };

    public static WorkItem Item(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.GetFieldValue<byte[]>(3),
        reader.GetInt32(4));

    public static SetAsideItem Aside(NpgsqlDataReader reader) => new(
        Item(reader), reader.GetString(5), Instant.FromDateTimeOffset(reader.GetFieldValue<DateTimeOffset>(6)));

    private static NpgsqlParameter At(Instant? instant) => new()
    {
        Value = instant is { } at ? at.ToDateTimeOffset() : DBNull.Value,
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    private static NpgsqlParameter Bytes(ReadOnlyMemory<byte>? bytes) => new()
    {
        Value = bytes is { } some ? some.ToArray() : DBNull.Value,
        NpgsqlDbType = NpgsqlDbType.Bytea,
    };
}
