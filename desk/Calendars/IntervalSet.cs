using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>
/// A set of instants: bounded half-open intervals, sorted, disjoint and not touching. All operations return such a set
/// and cost time linear in their inputs, but for sorting what arrives unsorted.
/// </summary>
public sealed class IntervalSet : IEquatable<IntervalSet>
{
    public static readonly IntervalSet Empty = new([]);

    private IntervalSet(ImmutableArray<Interval> intervals) => Intervals = intervals;

    /// <summary>Ascending; start in, end out; a gap of positive length between neighbours.</summary>
    public ImmutableArray<Interval> Intervals { get; }

    public bool IsEmpty => Intervals.IsEmpty;

    /// <summary>The first instant of the set, <see cref="Instant.MaxValue"/> when it is empty.</summary>
    public Instant First => IsEmpty ? Instant.MaxValue : Intervals[0].Start;

    /// <summary>The first instant after the set, <see cref="Instant.MinValue"/> when it is empty.</summary>
    public Instant End => IsEmpty ? Instant.MinValue : Intervals[^1].End;

    public Duration Total
    {
        get
        {
            var total = Duration.Zero;
            foreach (var interval in Intervals)
            {
                total += interval.Duration;
            }

            return total;
        }
    }

    /// <summary>
    /// The instants from <paramref name="start"/> (in) to <paramref name="end"/> (out); empty unless start is first.
    /// </summary>
    public static IntervalSet Between(Instant start, Instant end) =>
        start < end ? new([new Interval(start, end)]) : Empty;

    /// <summary>Union of intervals in any order; they may overlap, touch or have no length.</summary>
    public static IntervalSet Of(IEnumerable<Interval> intervals)
    {
        var sorted = intervals.Where(interval => interval.Start < interval.End).ToArray();
        Array.Sort(sorted, static (a, b) => a.Start.CompareTo(b.Start));
        return new(Joined(sorted).ToImmutableArray());
    }

    public static IntervalSet Union(IEnumerable<IntervalSet> sets) => Of(sets.SelectMany(set => set.Intervals));

    public IntervalSet Union(IntervalSet other) =>
        IsEmpty ? other : other.IsEmpty ? this : Of(Intervals.Concat(other.Intervals));

    public IntervalSet Intersect(IntervalSet other)
    {
        if (IsWithinOnePieceOf(other))
        {
            return this;
        }

        if (other.IsWithinOnePieceOf(this))
        {
            return other;
        }

        var result = ImmutableArray.CreateBuilder<Interval>();
        var mine = FirstEndingAfter(other.First);
        var theirs = other.FirstEndingAfter(First);
        while (mine < Intervals.Length && theirs < other.Intervals.Length)
        {
            var a = Intervals[mine];
            var b = other.Intervals[theirs];
            var start = Instant.Max(a.Start, b.Start);
            var end = Instant.Min(a.End, b.End);
            if (start < end)
            {
                result.Add(new Interval(start, end));
            }

            if (a.End <= b.End)
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return result.Count == 0 ? Empty : new(result.DrainToImmutable());
    }

    public IntervalSet Minus(IntervalSet other)
    {
        var from = other.FirstEndingAfter(First);
        if (from >= other.Intervals.Length || other.Intervals[from].Start >= End)
        {
            return this;
        }

        var result = ImmutableArray.CreateBuilder<Interval>();
        foreach (var interval in Intervals)
        {
            var start = interval.Start;
            while (from < other.Intervals.Length && other.Intervals[from].End <= start)
            {
                from++;
            }

            for (var cut = from; start < interval.End; cut++)
            {
                var next = cut < other.Intervals.Length
                    ? other.Intervals[cut]
                    : new Interval(interval.End, interval.End);
                var end = Instant.Min(next.Start, interval.End);
                if (start < end)
                {
                    result.Add(new Interval(start, end));
                }

                start = Instant.Max(next.End, end);
            }
        }

        return result.Count == 0 ? Empty : new(result.DrainToImmutable());
    }

    public IntervalSet Clip(Instant start, Instant end) => Intersect(Between(start, end));

    public bool Contains(Instant instant)
    {
        var index = FirstEndingAfter(instant);
        return index < Intervals.Length && Intervals[index].Start <= instant;
    }

    /// <summary>
    /// The set in groups: neighbours whose gap is at most <paramref name="gap"/> belong together. The gaps stay out.
    /// </summary>
    public IEnumerable<IntervalSet> Groups(Duration gap)
    {
        var first = 0;
        for (var next = 1; next <= Intervals.Length; next++)
        {
            if (next == Intervals.Length || Intervals[next].Start - Intervals[next - 1].End > gap)
            {
                yield return new(Intervals[first..next]);
                first = next;
            }
        }
    }

    public bool Equals(IntervalSet? other) =>
        other is not null && Intervals.AsSpan().SequenceEqual(other.Intervals.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var interval in Intervals)
        {
            hash.Add(interval);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(' ', Intervals);

    private static IEnumerable<Interval> Joined(Interval[] sorted)
    {
        for (var i = 0; i < sorted.Length;)
        {
            var (start, end) = (sorted[i].Start, sorted[i].End);
            for (i++; i < sorted.Length && sorted[i].Start <= end; i++)
            {
                end = Instant.Max(end, sorted[i].End);
            }

            yield return new Interval(start, end);
        }
    }

    private bool IsWithinOnePieceOf(IntervalSet other)
    {
        if (IsEmpty)
        {
            return true;
        }

        var around = other.FirstEndingAfter(First);
        return around < other.Intervals.Length && other.Intervals[around].Start <= First && End <= other.Intervals[around].End;
    }

    private int FirstEndingAfter(Instant instant)
    {
        var (low, high) = (0, Intervals.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Intervals[middle].End > instant)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
