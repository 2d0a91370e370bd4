using System.Text;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Changes, and what becomes of the work they come from.</summary>
internal sealed class CommitUnit(Changes changes, IEnding? ending, Queues queues) : IWriteUnit
{
    private readonly StoredRow?[] _before = new StoredRow?[changes.Documents.Count];
    private readonly List<(WorkItem Item, OutboxMessage Message)> _added = [];
    private InboxKeys.State? _handled;

    public void Check(WriteSession session)
    {
        for (var i = 0; i < _before.Length; i++)
            _before[i] = DocumentTables.Check(session, changes.Documents[i]);
        if (changes.HandledActivity is { } activity)
            CheckHandled(activity.Key);
    }

    public void Apply(WriteSession session)
    {
        for (var i = 0; i < _before.Length; i++)
            DocumentTables.Apply(session, changes.Documents[i], _before[i]);
        if (changes.HandledActivity is { } activity && _handled is { } state)
            InboxEnding.MarkDone(session, queues, activity.Key, state, activity.Answer);
        foreach (var message in changes.Messages)
            Add(session, message);
        ending?.Apply(session);
    }

    public void Committed()
    {
        if (_handled is { } state)
            queues.Inbox.Schedule.Remove(state.Sequence);
        ending?.Committed();
        foreach (var (item, message) in _added)
            queues.Outbox.Schedule.Add(item, message.NotBefore);
    }

    private void CheckHandled(string key)
    {
        if (queues.Keys.Find(key) is not { IsDone: false } state)
            throw new StaleWriteException(new("inbox", key));
        _handled = state;
    }

    private void Add(WriteSession session, OutboxMessage message)
    {
        if (message.Slot is { } slot && queues.UnsentIn(message.Conversation, slot) is { } older)
            Supersede(session, older);
        var now = queues.Now;
        var item = new WorkItem(
            queues.Outbox.NextSequence(now), message.Conversation, message.Slot, Encoding.UTF8.GetBytes(message.Payload), 0);
        queues.Outbox.Insert(session, item, now, message.NotBefore);
        queues.RememberSlot(item);
        _added.Add((item, message));
    }

    // One that is being sent stays: the newer one then follows it, in the order of the conversation.
    private void Supersede(WriteSession session, long older)
    {
        if (queues.Outbox.Schedule.RemoveUnlessHeld(older))
            queues.Outbox.Delete(session, older);
    }
}
