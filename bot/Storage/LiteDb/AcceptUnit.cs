using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Puts an activity into the inbox unless its key is there.</summary>
internal sealed class AcceptUnit(IncomingActivity activity, AcceptMode mode, Queues queues) : IWriteUnit
{
    private WorkItem? _item;

    public Acceptance? Outcome { get; private set; }

    public void Check(WriteSession session) => Outcome = queues.Keys.Find(activity.Key) switch
    {
        null => null,
        { IsDone: false } => new Acceptance.Pending(),
        { } done => new Acceptance.Finished(
            queues.Inbox.Find(session.Tables, done.Sequence) is { } row ? QueueRows.Answer(row) : null),
    };

    public void Apply(WriteSession session)
    {
        if (Outcome is not null) return;
        var now = queues.Now;
        _item = new(
            queues.Inbox.NextSequence(now), activity.Conversation, activity.Key, activity.Payload, FailedAttempts: 0);
        queues.Inbox.Insert(session, _item, now, null);
        queues.Keys.Set(activity.Key, new(_item.Sequence, now, IsDone: false));
        Outcome = new Acceptance.Accepted(_item);
    }

    public void Committed()
    {
        if (_item is null) return;
        if (mode == AcceptMode.Hold)
            queues.Inbox.Schedule.AddHeld(_item);
        else
            queues.Inbox.Schedule.Add(_item, null);
    }
}
