using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>A queue in the LiteDB file. This process is the only one, so holding an item is a matter of memory.</summary>
internal sealed class LiteDbQueue(
    QueueTable table, Queues queues, LiteTables tables, GroupWriter writer, Func<WorkItem, string?, IEnding> end)
    : IPendingWork
{
    public Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct) =>
        table.Schedule.ClaimAsync(limit, ct);

    public Task CompleteAsync(WorkItem item, Changes also, CancellationToken ct) =>
        writer.WriteAsync(new CommitUnit(also, end(item, null), queues), ct);

    public Task PostponeAsync(WorkItem item, Instant until, CancellationToken ct) =>
        writer.WriteAsync(new PostponeUnit(table, item, until), ct);

    public Task SetAsideAsync(WorkItem item, string reason, Changes also, CancellationToken ct) =>
        writer.WriteAsync(new CommitUnit(also, end(item, reason), queues), ct);

    public Task ReleaseAsync(WorkItem item, CancellationToken ct)
    {
        table.Schedule.Release(item.Sequence);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SetAsideItem>> ListSetAsideAsync(int limit, CancellationToken ct)
    {
        writer.ThrowIfFailed();
        return Task.FromResult<IReadOnlyList<SetAsideItem>>(table.ListAside(tables, limit));
    }

    public async Task<bool> RetryAsync(long sequence, CancellationToken ct)
    {
        var unit = new RetryUnit(table, sequence, queues);
        await writer.WriteAsync(unit, ct);
        return unit.Found;
    }

    public Task<int> CountAsync(CancellationToken ct) => Task.FromResult(table.Schedule.Count);
}
