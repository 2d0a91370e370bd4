using NodaTime;
using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Counts a failed attempt and notes when the next one is due.</summary>
internal sealed class PostponeUnit(QueueTable queue, WorkItem item, Instant until) : IWriteUnit
{
    private readonly WorkItem _next = item with { FailedAttempts = item.FailedAttempts + 1 };

    public void Check(WriteSession session)
    {
    }

    public void Apply(WriteSession session)
    {
        if (queue.Find(session.Tables, item.Sequence) is { } row && !QueueRows.IsDone(row))
            queue.Update(session, QueueRows.Row(_next, QueueRows.Added(row), until));
    }

    public void Committed() => queue.Schedule.Postpone(_next, until);
}
