using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Puts work that was set aside back into its queue.</summary>
internal sealed class RetryUnit(QueueTable queue, long sequence, Queues queues) : IWriteUnit
{
    private WorkItem? _item;

    public bool Found => _item is not null;

    public void Check(WriteSession session)
    {
    }

    public void Apply(WriteSession session)
    {
        if (queue.FindAside(session.Tables, sequence) is not { } aside) return;
        var now = queues.Now;
        _item = aside.Item with { Sequence = queue.NextSequence(now), FailedAttempts = 0 };
        queue.DeleteAside(session, sequence);
        queue.Insert(session, _item, now, null);
        if (queue == queues.Outbox)
            queues.RememberSlot(_item);
        else if (_item.Key is { } key)
            queues.Keys.Set(key, new(_item.Sequence, now, IsDone: false));
    }

    public void Committed()
    {
        if (_item is not null)
            queue.Schedule.Add(_item, null);
    }
}
