using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>How many distinct people are affected in a stretch of time, at least and at most.</summary>
internal readonly record struct CrowdSegment(Instant Start, Instant End, Int128 Low, Int128 High);

/// <summary>People times ticks, exact.</summary>
internal readonly record struct CrowdTime(Int128 Low, Int128 High);

/// <summary>
/// D-9: sweeps over the effects' edges once and keeps the people and counts of the moment, so the cost grows with the
/// number of edges and not with the number of outages that overlap.
/// </summary>
internal sealed class Crowd
{
    private readonly Dictionary<PeopleGroup, int> _active = [];
    private readonly SortedSet<(long Count, int Outage)> _counts = [];
    private readonly Int128 _cap;
    private long _people;
    private Int128 _sum;

    private Crowd(Int128 cap) => _cap = cap;

    private Int128 Low => Math.Max(_people, _counts.Count == 0 ? 0 : _counts.Max.Count);

    private Int128 High => Int128.Max(Low, Int128.Min(_people + _sum, _cap));

    /// <summary>The affected people over time; stretches without anybody may be missing.</summary>
    /// <param name="cap">Head count that bounds what counts of people can add up to.</param>
    public static List<CrowdSegment> Over(IEnumerable<ServiceEffect> effects, Int128 cap)
    {
        var edges = new List<(Instant At, bool Starts, ServiceEffect Effect)>();
        foreach (var group in effects.GroupBy(effect => effect.Outage))
        {
            foreach (var effect in OneAtATime(group))
            {
                foreach (var piece in effect.Pieces.Intervals)
                {
                    edges.Add((piece.Start, true, effect));
                    edges.Add((piece.End, false, effect));
                }
            }
        }

        edges.Sort(static (a, b) => a.At.CompareTo(b.At));
        return new Crowd(cap).Sweep(edges);
    }

    /// <summary>The segments within a set of instants, as people times ticks.</summary>
    public static CrowdTime Within(List<CrowdSegment> segments, IntervalSet view)
    {
        var (low, high) = (Int128.Zero, Int128.Zero);
        var next = 0;
        foreach (var segment in segments)
        {
            while (next < view.Intervals.Length && view.Intervals[next].End <= segment.Start)
            {
                next++;
            }

            for (var i = next; i < view.Intervals.Length && view.Intervals[i].Start < segment.End; i++)
            {
                var start = Instant.Max(segment.Start, view.Intervals[i].Start);
                var ticks = (Instant.Min(segment.End, view.Intervals[i].End) - start).BclCompatibleTicks;
                low += segment.Low * ticks;
                high += segment.High * ticks;
            }
        }

        return new CrowdTime(low, high);
    }

    /// <summary>
    /// One outage is one group of people. However often it acts, at any instant only its largest count is left, so a
    /// smaller one gives way wherever a larger one is active.
    /// </summary>
    private static List<ServiceEffect> OneAtATime(IEnumerable<ServiceEffect> effects)
    {
        var all = effects.ToList();
        if (all.Count == 1)
        {
            return all;
        }

        var result = new List<ServiceEffect>();
        var taken = IntervalSet.Empty;
        foreach (var group in all.GroupBy(effect => effect.Count).OrderByDescending(group => group.Key))
        {
            var pieces = IntervalSet.Union(group.Select(effect => effect.Pieces));
            result.Add(group.First() with { Pieces = pieces.Minus(taken) });
            taken = taken.Union(pieces);
        }

        return result;
    }

    private List<CrowdSegment> Sweep(List<(Instant At, bool Starts, ServiceEffect Effect)> edges)
    {
        var segments = new List<CrowdSegment>();
        for (var i = 0; i < edges.Count;)
        {
            var at = edges[i].At;
            for (; i < edges.Count && edges[i].At == at; i++)
            {
                Apply(edges[i].Effect, edges[i].Starts);
            }

            if (i < edges.Count && High > 0)
            {
                segments.Add(new CrowdSegment(at, edges[i].At, Low, High));
            }
        }

        return segments;
    }

    private void Apply(ServiceEffect effect, bool starts)
    {
        foreach (var group in effect.People ?? [])
        {
            var before = _active.GetValueOrDefault(group);
            var after = before + (starts ? 1 : -1);
            _active[group] = after;
            if (before == 0)
            {
                _people += group.Size;
            }
            else if (after == 0)
            {
                _people -= group.Size;
            }
        }

        if (effect.Count is not { } count)
        {
            return;
        }

        if (starts)
        {
            _counts.Add((count, effect.Outage));
            _sum += count;
        }
        else
        {
            _counts.Remove((count, effect.Outage));
            _sum -= count;
        }
    }
}
