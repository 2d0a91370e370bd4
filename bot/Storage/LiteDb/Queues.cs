using NodaTime;
using NodaTime.Extensions;
using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Both queues with what the writer remembers about them.</summary>
internal sealed class Queues(TimeProvider time) : IDisposable
{
    private readonly Dictionary<(string Conversation, string Slot), long> _unsent = [];

    public QueueTable Inbox { get; } = new("inbox", new(time));

    public QueueTable Outbox { get; } = new("outbox", new(time));

    public InboxKeys Keys { get; } = new();

    public Instant Now => time.GetCurrentInstant();

    public void Load(LiteTables tables)
    {
        foreach (var row in Inbox.Load(tables))
        {
            if (QueueRows.Key(row) is { } key)
                Keys.Set(key, new(QueueRows.Sequence(row), QueueRows.Added(row), QueueRows.IsDone(row)));
        }

        foreach (var row in Outbox.Load(tables))
            RememberSlot(QueueRows.Item(row));
    }

    public void RememberSlot(WorkItem item)
    {
        if (item.Key is { } slot)
            _unsent[(item.Conversation, slot)] = item.Sequence;
    }

    public void ForgetSlot(WorkItem item)
    {
        if (item.Key is { } slot && UnsentIn(item.Conversation, slot) == item.Sequence)
            _unsent.Remove((item.Conversation, slot));
    }

    /// <summary>The newest unsent message of a slot.</summary>
    public long? UnsentIn(string conversation, string slot) =>
        _unsent.TryGetValue((conversation, slot), out var sequence) ? sequence : null;

    public void Dispose()
    {
        Inbox.Schedule.Dispose();
        Outbox.Schedule.Dispose();
    }
}
