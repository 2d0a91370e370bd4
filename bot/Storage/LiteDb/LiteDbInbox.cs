using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>The inbox in the LiteDB file: a queue whose keys are remembered.</summary>
internal sealed class LiteDbInbox(LiteDbQueue queue, Queues queues, GroupWriter writer) : IInbox
{
    public async Task<Acceptance> AcceptAsync(IncomingActivity activity, AcceptMode mode, CancellationToken ct)
    {
        StorageText.RequireId(activity.Key);
        StorageText.RequireId(activity.Conversation);
        var unit = new AcceptUnit(activity with { Payload = activity.Payload.ToArray() }, mode, queues);
        await writer.WriteAsync(unit, ct);
        return unit.Outcome ?? throw new InvalidOperationException("An accepted activity has no outcome.");
    }

    public async Task<int> SweepAsync(Instant acceptedBefore, CancellationToken ct)
    {
        var forgotten = 0;
        for (long? after = 0; after is { } from;)
        {
            var unit = new SweepUnit(queues, acceptedBefore, from);
            await writer.WriteAsync(unit, ct);
            forgotten += unit.Forgotten;
            after = unit.Next;
        }

        return forgotten;
    }

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct) => queue.ClaimAsync(limit, ct);

    // Most activities were finished by their turn's own commit.
    public Task CompleteAsync(WorkItem item, Changes also, CancellationToken ct) =>
        also.IsEmpty && !queues.Inbox.Schedule.Contains(item.Sequence)
            ? Task.CompletedTask
            : queue.CompleteAsync(item, also, ct);

    public Task PostponeAsync(WorkItem item, Instant until, CancellationToken ct) => queue.PostponeAsync(item, until, ct);

    public Task SetAsideAsync(WorkItem item, string reason, Changes also, CancellationToken ct) =>
        queue.SetAsideAsync(item, reason, also, ct);

    public Task ReleaseAsync(WorkItem item, CancellationToken ct) => queue.ReleaseAsync(item, ct);

    public Task<IReadOnlyList<SetAsideItem>> ListSetAsideAsync(int limit, CancellationToken ct) =>
        queue.ListSetAsideAsync(limit, ct);

    public Task<bool> RetryAsync(long sequence, CancellationToken ct) => queue.RetryAsync(sequence, ct);

    public Task<int> CountAsync(CancellationToken ct) => queue.CountAsync(ct);
}
