using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>An activity is finished: its row stays, without its payload, so that a repetition is known.</summary>
/// <param name="reason">Why it is set aside; null when it was done.</param>
internal sealed class InboxEnding(Queues queues, WorkItem item, string? reason) : IEnding
{
    public static void MarkDone(WriteSession session, Queues queues, string key, InboxKeys.State state, ReadOnlyMemory<byte>? answer)
    {
        queues.Inbox.Update(session, QueueRows.DoneRow(state.Sequence, key, state.Added, answer));
        queues.Keys.Set(key, state with { IsDone = true });
    }

    public void Apply(WriteSession session)
    {
        if (item.Key is not { } key || queues.Keys.Find(key) is not { IsDone: false } state || state.Sequence != item.Sequence)
            return;
        MarkDone(session, queues, key, state, null);
        if (reason is not null)
            queues.Inbox.SetAside(session, item, reason, queues.Now);
    }

    public void Committed() => queues.Inbox.Schedule.Remove(item.Sequence);
}
