using NodaTime;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>Forgets some finished activities: few enough not to hold other commits up.</summary>
internal sealed class SweepUnit(Queues queues, Instant acceptedBefore, long after) : IWriteUnit
{
    private const int RowsAtOnce = 500;

    /// <summary>Where the next one goes on; null when this was the last.</summary>
    public long? Next { get; private set; }

    public int Forgotten { get; private set; }

    public void Check(WriteSession session)
    {
    }

    public void Apply(WriteSession session)
    {
        var rows = queues.Inbox.Oldest(session.Tables, after, RowsAtOnce);
        foreach (var row in rows)
        {
            if (QueueRows.Added(row) >= acceptedBefore) return;
            if (!QueueRows.IsDone(row)) continue;
            queues.Inbox.Delete(session, QueueRows.Sequence(row));
            Forgotten++;
            // A row that was put back later has taken the key over.
            if (QueueRows.Key(row) is { } key && queues.Keys.Find(key)?.Sequence == QueueRows.Sequence(row))
                queues.Keys.Forget(key);
        }

        if (rows.Count == RowsAtOnce)
            Next = QueueRows.Sequence(rows[^1]);
    }

    public void Committed()
    {
    }
}
