using System.Runtime.InteropServices;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// The starts at which something of a visible contract changes, and what work that begins there would meet. Work that
/// meets the same hours, classes, grants and contracts minute by minute costs the same, whenever it begins.
/// </summary>
internal sealed class LaterStarts
{
    private readonly long length;
    private readonly List<Timeline> lines;
    private readonly List<long> changes;
    private readonly List<long[]> met = [];
    private readonly List<long> meets = [];

    /// <param name="from">The planned start; not one of the later ones.</param>
    /// <param name="until">The last minute that may be a start.</param>
    /// <param name="length">Of the work, minutes.</param>
    public LaterStarts(CompiledClient client, long from, long until, long length)
    {
        this.length = Math.Max(1, length);
        var end = until + this.length;
        lines = client.Series.Select(series => new Timeline(series, from, end)).ToList();
        changes = client.ContractEdges.Where(edge => edge > from && edge <= end).ToList();
        foreach (var terms in client.WithGrants)
        {
            changes.AddRange(terms.Grants?.Edges(from, end) ?? []);
        }

        changes.Sort();
        Starts = Edges(from, until);
        IsNew(from);
    }

    /// <summary>Minutes in (from, until], ascending, each once.</summary>
    public IReadOnlyList<long> Starts { get; }

    /// <summary>Whether work that begins at the minute meets something else than at every start asked for before.</summary>
    /// <param name="start">Not before a start asked for earlier.</param>
    public bool IsNew(long start)
    {
        meets.Clear();
        foreach (var line in lines)
        {
            line.Describe(start, start + length, meets);
        }

        foreach (var change in changes)
        {
            if (change < start + length)
            {
                // A change that has passed counts as such; one to come counts by when.
                meets.Add(Math.Max(0, change - start));
            }
        }

        var now = CollectionsMarshal.AsSpan(meets);
        foreach (var known in met)
        {
            if (now.SequenceEqual(known))
            {
                return false;
            }
        }

        met.Add(now.ToArray());
        return true;
    }

    private List<long> Edges(long from, long until)
    {
        var edges = new List<long>(changes);
        foreach (var line in lines)
        {
            line.AddEdges(edges);
        }

        edges.Sort();
        var starts = new List<long>(edges.Count);
        foreach (var edge in edges)
        {
            if (edge > from && edge <= until && (starts.Count == 0 || starts[^1] != edge))
            {
                starts.Add(edge);
            }
        }

        return starts;
    }

    /// <summary>Spans of inside time or of a class over all starts, read from front to back.</summary>
    private sealed class Timeline
    {
        private const long Done = -1;

        private readonly List<UnixSpan> spans = [];
        private int next;

        public Timeline(SpanSeries series, long from, long until) =>
            series.Collect(Minutes.ToSeconds(from), Minutes.ToSeconds(until), spans);

        public void AddEdges(List<long> into)
        {
            foreach (var span in spans)
            {
                into.Add(Minutes.Of(span.Start));
                into.Add(Minutes.Of(span.End));
            }
        }

        /// <summary>Appends where spans begin and end within [start, end), counted from the start.</summary>
        public void Describe(long start, long end, List<long> into)
        {
            while (next < spans.Count && Minutes.Of(spans[next].End) <= start)
            {
                next++;
            }

            for (var i = next; i < spans.Count && Minutes.Of(spans[i].Start) < end; i++)
            {
                into.Add(Math.Max(0, Minutes.Of(spans[i].Start) - start));
                into.Add(Math.Min(end, Minutes.Of(spans[i].End)) - start);
            }

            into.Add(Done);
        }
    }
}
