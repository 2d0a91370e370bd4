using LiteDB;
using NodaTime;
using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// One queue: its rows, and in memory what of them is to be done. Rows are read once, when the file is opened; from then on
/// the writer keeps both alike. Members that take a session belong to the writer's thread.
/// </summary>
internal sealed class QueueTable(string name, InProcessSchedule schedule)
{
    private const int PageOfRows = 1000;
    private const int TicksPerMicrosecond = 10;

    private readonly string _aside = name + "_aside";
    private long _lastSequence;

    public InProcessSchedule Schedule { get; } = schedule;

    /// <summary>Every row, oldest first; what is to be done goes into the schedule.</summary>
    public IEnumerable<BsonDocument> Load(LiteTables tables)
    {
        var range = new RowRange();
        while (true)
        {
            var rows = tables.Range(name, range, PageOfRows);
            foreach (var row in rows)
            {
                _lastSequence = QueueRows.Sequence(row);
                if (!QueueRows.IsDone(row))
                    AddToSchedule(row);
                yield return row;
            }

            if (rows.Count < PageOfRows) yield break;
            range = new() { From = _lastSequence, FromIncluded = false };
        }
    }

    /// <summary>Rises always, also when the table was emptied in between: microseconds, or one more than the last.</summary>
    public long NextSequence(Instant now) =>
        _lastSequence = Math.Max(_lastSequence + 1, now.ToUnixTimeTicks() / TicksPerMicrosecond);

    public BsonDocument? Find(LiteTables tables, long sequence) => tables.Find(name, sequence);

    /// <summary>Rows whose sequence is greater, oldest first.</summary>
    public List<BsonDocument> Oldest(LiteTables tables, long after, int limit) =>
        tables.Range(name, new() { From = after, FromIncluded = false }, limit);

    public void Insert(WriteSession session, WorkItem item, Instant added, Instant? due) =>
        session.Insert(name, QueueRows.Row(item, added, due));

    public void Update(WriteSession session, BsonDocument row) => session.Update(name, row);

    public void Delete(WriteSession session, long sequence) => session.Delete(name, sequence);

    public void SetAside(WriteSession session, WorkItem item, string reason, Instant at) =>
        session.Insert(_aside, QueueRows.AsideRow(item, reason, at));

    public SetAsideItem? FindAside(LiteTables tables, long sequence) =>
        tables.Find(_aside, sequence) is { } row ? QueueRows.Aside(row) : null;

    public void DeleteAside(WriteSession session, long sequence) => session.Delete(_aside, sequence);

    public List<SetAsideItem> ListAside(LiteTables tables, int limit) =>
        tables.Range(_aside, new(), limit).ConvertAll(QueueRows.Aside);

    // A due instant holds the conversation up after a failed attempt, and lets it pass before the first one.
    private void AddToSchedule(BsonDocument row)
    {
        var item = QueueRows.Item(row);
        var due = QueueRows.Due(row);
        Schedule.Add(item, item.FailedAttempts == 0 ? due : null);
        if (item.FailedAttempts > 0 && due is { } until)
            Schedule.Postpone(item, until);
    }
}
