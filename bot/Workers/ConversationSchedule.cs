using NodaTime;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Which item may be worked on next, of one process: the oldest of each conversation that nobody holds. Knows no clock and
/// takes no lock; whoever owns it calls it from one thread at a time.
/// </summary>
internal sealed class ConversationSchedule
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> _ready = new();
    private readonly PriorityQueue<long, Instant> _later = new();

    public int Count => _entries.Count;

    public bool Contains(long sequence) => _entries.ContainsKey(sequence);

    public bool AnyReady => _ready.Count > 0;

    /// <summary>When <see cref="Wake"/> may find something; null when nothing waits for time to pass.</summary>
    public Instant? NextDue => _later.TryPeek(out _, out var due) ? due : null;

    /// <param name="notBefore">Stands in line only from then on; null is at once.</param>
    public void Add(WorkItem item, Instant? notBefore)
    {
        var entry = new Entry(item);
        _entries.Add(item.Sequence, entry);
        if (notBefore is not { } due)
        {
            Join(entry);
            return;
        }

        entry.Due = due;
        _later.Enqueue(item.Sequence, due);
    }

    /// <summary>Held from the start by the caller, in no line.</summary>
    public void AddHeld(WorkItem item) => _entries.Add(item.Sequence, new(item) { Held = true });

    /// <summary>Takes the oldest items of up to so many conversations.</summary>
    public List<WorkItem> Claim(int limit)
    {
        var claimed = new List<WorkItem>(Math.Min(limit, _ready.Count));
        while (claimed.Count < limit && _ready.TryDequeue(out var line))
        {
            line.IsReady = false;
            if (line.Waiting.Min is not { } entry || line.Holder is not null || entry.Due is not null) continue;
            line.Waiting.Remove(entry);
            line.Holder = entry;
            entry.Held = true;
            claimed.Add(entry.Item);
        }

        return claimed;
    }

    /// <summary>Gone for good; false when it was gone already.</summary>
    public bool Remove(long sequence)
    {
        if (!_entries.Remove(sequence, out var entry)) return false;
        if (entry.Line is { } line)
            Leave(entry, line);
        return true;
    }

    /// <summary>Gone for good, unless somebody holds it or it was gone already: then false.</summary>
    public bool RemoveUnlessHeld(long sequence) =>
        _entries.TryGetValue(sequence, out var entry) && !entry.Held && Remove(sequence);

    /// <summary>Back in line as it was.</summary>
    public void Release(long sequence)
    {
        if (_entries.TryGetValue(sequence, out var entry) && entry.Held)
            GiveBack(entry, entry.Item, null);
    }

    /// <summary>First in line again, but not before the instant; its conversation waits for it.</summary>
    public void Postpone(WorkItem next, Instant until)
    {
        if (_entries.TryGetValue(next.Sequence, out var entry))
            GiveBack(entry, next, until);
    }

    /// <summary>Lets in everything that is due.</summary>
    public void Wake(Instant now)
    {
        while (_later.TryPeek(out var sequence, out var due) && due <= now)
        {
            _later.Dequeue();
            if (!_entries.TryGetValue(sequence, out var entry) || entry.Due != due) continue;
            entry.Due = null;
            if (entry.Line is { } line) MakeReady(line);
            else Join(entry);
        }
    }

    private void GiveBack(Entry entry, WorkItem item, Instant? due)
    {
        if (entry.Line is { } held && held.Holder == entry) held.Holder = null;
        entry.Held = false;
        entry.Item = item;
        entry.Due = due;
        Join(entry);
        if (due is { } until) _later.Enqueue(item.Sequence, until);
    }

    private void Join(Entry entry)
    {
        if (!_lines.TryGetValue(entry.Item.Conversation, out var line))
            _lines.Add(entry.Item.Conversation, line = new());
        entry.Line = line;
        line.Waiting.Add(entry);
        MakeReady(line);
    }

    private void Leave(Entry entry, Line line)
    {
        if (line.Holder == entry) line.Holder = null;
        line.Waiting.Remove(entry);
        if (line.Waiting.Count > 0) MakeReady(line);
        else if (line.Holder is null) _lines.Remove(entry.Item.Conversation);
    }

    private void MakeReady(Line line)
    {
        if (line.IsReady || line.Holder is not null || line.Waiting.Min is not { Due: null }) return;
        line.IsReady = true;
        _ready.Enqueue(line);
    }

    private sealed class Entry(WorkItem item)
    {
        public WorkItem Item { get; set; } = item;

        public Line? Line { get; set; }

        public bool Held { get; set; }

        public Instant? Due { get; set; }
    }

    private sealed class Line
    {
        private static readonly Comparer<Entry> BySequence =
            Comparer<Entry>.Create((a, b) => a.Item.Sequence.CompareTo(b.Item.Sequence));

        public SortedSet<Entry> Waiting { get; } = new(BySequence);

        public Entry? Holder { get; set; }

        public bool IsReady { get; set; }
    }
}
