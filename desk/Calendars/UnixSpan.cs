using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>Seconds since 1970 UTC, start in, end out. Calendar edges never have fractions of a second.</summary>
internal readonly record struct UnixSpan(long Start, long End)
{
    public bool IsEmpty => End <= Start;

    public long Seconds => End - Start;

    public UnixSpan Clip(long from, long until) => new(Math.Max(Start, from), Math.Min(End, until));

    public Interval ToInterval() => new(Instant.FromUnixTimeSeconds(Start), Instant.FromUnixTimeSeconds(End));

    /// <summary>Sorted, disjoint, touching spans joined; empty ones left out.</summary>
    public static List<UnixSpan> Union(IEnumerable<UnixSpan> spans)
    {
        var joined = new List<UnixSpan>();
        foreach (var span in spans.Where(span => !span.IsEmpty).OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    /// <summary>What is left of sorted disjoint spans outside other sorted disjoint spans.</summary>
    public static List<UnixSpan> Subtract(IReadOnlyList<UnixSpan> spans, IReadOnlyList<UnixSpan> removed)
    {
        var left = new List<UnixSpan>();
        foreach (var span in spans)
        {
            var start = span.Start;
            foreach (var hole in removed)
            {
                if (hole.End <= start || hole.Start >= span.End)
                {
                    continue;
                }

                if (hole.Start > start)
                {
                    left.Add(new UnixSpan(start, hole.Start));
                }

                start = Math.Max(start, hole.End);
            }

            if (start < span.End)
            {
                left.Add(new UnixSpan(start, span.End));
            }
        }

        return left;
    }

    public static IEnumerable<UnixSpan> Intersect(UnixSpan span, IReadOnlyList<UnixSpan> others) =>
        others.Select(other => span.Clip(other.Start, other.End)).Where(part => !part.IsEmpty);
}
