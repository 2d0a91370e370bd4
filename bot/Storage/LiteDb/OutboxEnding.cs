using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>A message was sent, or is given up: its row goes.</summary>
/// <param name="reason">Why it is set aside; null when it was sent.</param>
internal sealed class OutboxEnding(Queues queues, WorkItem item, string? reason) : IEnding
{
    public void Apply(WriteSession session)
    {
        queues.Outbox.Delete(session, item.Sequence);
        queues.ForgetSlot(item);
        if (reason is not null)
            queues.Outbox.SetAside(session, item, reason, queues.Now);
    }

    public void Committed() => queues.Outbox.Schedule.Remove(item.Sequence);
}
