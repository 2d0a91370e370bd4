using System.Collections.Concurrent;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>The inbox in PostgreSQL: a queue whose keys are unique.</summary>
internal sealed class PostgresInbox(PostgresSession session, PostgresQueue queue) : IInbox
{
    // Finished by their turn's commit while this process held them, so that completing them needs no statement.
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.Ordinal);

    public async Task<Acceptance> AcceptAsync(IncomingActivity activity, AcceptMode mode, CancellationToken ct)
    {
        StorageText.RequireId(activity.Key);
        StorageText.RequireId(activity.Conversation);
        var hold = mode == AcceptMode.Hold ? (session.Holder, session.LeaseEnd) : default((Guid, Instant)?);
        var accepted = await session.ReadAsync(
            [Wakeups.Notify(Wakeups.InboxChannel), QueueCommands.Accept(activity, session.Now, hold)],
            reader => reader.GetInt64(0),
            ct);
        if (accepted.Count == 0)
            return await RepeatedAsync(activity.Key, ct);
        queue.Wake();
        var payload = activity.Payload.ToArray();
        return new Acceptance.Accepted(new(accepted[0], activity.Conversation, activity.Key, payload, FailedAttempts: 0));
    }

    public async Task<int> SweepAsync(Instant acceptedBefore, CancellationToken ct)
    {
        var forgotten = 0;
        await session.RunAsync(
            [QueueCommands.Sweep(acceptedBefore)], batch => forgotten = batch.BatchCommands[0].RecordsAffected, ct);
        return forgotten;
    }

    public async Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct)
    {
        var claimed = await queue.ClaimAsync(limit, ct);
        foreach (var item in claimed)
            _open[item.Key ?? string.Empty] = true;
        return claimed;
    }

    /// <summary>A turn's commit has finished the activity.</summary>
    public void OnHandled(string key)
    {
        _open.TryRemove(key, out _);
        queue.Wake();
    }

    public async Task CompleteAsync(WorkItem item, Changes also, CancellationToken ct)
    {
        if (!_open.ContainsKey(item.Key ?? string.Empty) && also.IsEmpty) return;
        await queue.CompleteAsync(item, also, ct);
        OnHandled(item.Key ?? string.Empty);
    }

    public async Task PostponeAsync(WorkItem item, Instant until, CancellationToken ct)
    {
        await queue.PostponeAsync(item, until, ct);
        _open.TryRemove(item.Key ?? string.Empty, out _);
    }

    public async Task SetAsideAsync(WorkItem item, string reason, Changes also, CancellationToken ct)
    {
        await queue.SetAsideAsync(item, reason, also, ct);
        OnHandled(item.Key ?? string.Empty);
    }

    public async Task ReleaseAsync(WorkItem item, CancellationToken ct)
    {
        await queue.ReleaseAsync(item, ct);
        _open.TryRemove(item.Key ?? string.Empty, out _);
    }

    public Task<IReadOnlyList<SetAsideItem>> ListSetAsideAsync(int limit, CancellationToken ct) =>
        queue.ListSetAsideAsync(limit, ct);

    public Task<bool> RetryAsync(long sequence, CancellationToken ct) => queue.RetryAsync(sequence, ct);

    public Task<int> CountAsync(CancellationToken ct) => queue.CountAsync(ct);

    private async Task<Acceptance> RepeatedAsync(string key, CancellationToken ct)
    {
        var rows = await session.ReadAsync<Acceptance>(
            [QueueCommands.FindActivity(key)],
            reader => reader.GetBoolean(0)
                ? new Acceptance.Finished(reader.IsDBNull(1) ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(reader.GetFieldValue<byte[]>(1)))
                : new Acceptance.Pending(),
            ct);
        // Swept in between: it was finished long ago.
        return rows is [var found, ..] ? found : new Acceptance.Finished(null);
    }
}
