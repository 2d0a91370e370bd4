namespace SupportBot.Desk.Coverage;

/// <summary>
/// Where the minutes that an incident's fee includes end. They are used up minute by minute over all work of the incident,
/// within a minute by entry id: everything before <see cref="until"/> is in the fee, and of that very minute the entries
/// that still fit.
/// </summary>
internal sealed class IncludedMinutes
{
    private readonly HashSet<string> last = new(StringComparer.Ordinal);
    private readonly long until;

    /// <param name="segments">All work of the incident under its contract.</param>
    /// <param name="included">Null = unlimited.</param>
    public IncludedMinutes(IReadOnlyCollection<Segment> segments, long? included) =>
        until = included is { } left ? UseUp(segments, left) : Minutes.Never - 1;

    /// <summary>The first minute of the segment that is beyond the fee; its end when none is.</summary>
    public long EndIn(Segment segment) =>
        Math.Clamp(last.Contains(segment.Entry.Id) ? until + 1 : until, segment.Start, segment.End);

    private long UseUp(IReadOnlyCollection<Segment> segments, long left)
    {
        if (left <= 0)
        {
            return long.MinValue;
        }

        var edges = segments.SelectMany(segment => new[] { segment.Start, segment.End }).Distinct().Order().ToList();
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var (from, to) = (edges[i], edges[i + 1]);
            var working = segments.Where(segment => segment.Start <= from && from < segment.End).ToList();
            if (working.Count == 0)
            {
                continue;
            }

            var whole = left / working.Count;
            if (whole < to - from)
            {
                var ids = working.Select(segment => segment.Entry.Id).Order(StringComparer.Ordinal);
                last.UnionWith(ids.Take((int)(left % working.Count)));
                return from + whole;
            }

            left -= (to - from) * working.Count;
        }

        return Minutes.Never - 1;
    }
}
