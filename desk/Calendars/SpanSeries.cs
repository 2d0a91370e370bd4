using System.Collections.Concurrent;

namespace SupportBot.Desk.Calendars;

/// <summary>
/// Endless sorted spans, built in chunks when first asked for and kept. Safe for many readers: a chunk never changes, and two
/// readers that build the same one build equal ones.
/// </summary>
internal sealed class SpanSeries(Func<long, long, List<UnixSpan>> build)
{
    private const long ChunkSeconds = 32L * 24 * 60 * 60;

    // About 350 years of one calendar: more than any real question, and a bound on memory for absurd ones.
    private const int MostChunks = 4096;

    private readonly ConcurrentDictionary<long, Chunk> chunks = new();

    /// <summary>Appends what lies in [from, until); spans that touch, also across chunks, are one.</summary>
    public void Collect(long from, long until, List<UnixSpan> into)
    {
        var first = into.Count;
        for (var index = IndexOf(from); index * ChunkSeconds < until; index++)
        {
            var spans = ChunkAt(index).Spans;
            for (var i = FirstEndingAfter(spans, from); i < spans.Length && spans[i].Start < until; i++)
            {
                var part = spans[i].Clip(from, until);
                if (into.Count > first && into[^1].End == part.Start)
                {
                    into[^1] = into[^1] with { End = part.End };
                }
                else
                {
                    into.Add(part);
                }
            }
        }
    }

    public long SecondsWithin(long from, long until)
    {
        long total = 0;
        for (var index = IndexOf(from); index * ChunkSeconds < until; index++)
        {
            var chunk = ChunkAt(index);
            var start = index * ChunkSeconds;
            total += from <= start && until >= start + ChunkSeconds
                ? chunk.Seconds
                : chunk.Spans.Sum(span => Math.Max(0, span.Clip(from, until).Seconds));
        }

        return total;
    }

    /// <summary>The earliest second at which <paramref name="seconds"/> have passed since <paramref name="from"/>.</summary>
    /// <returns>Null if that is not reached by <paramref name="until"/>.</returns>
    public long? Add(long from, long seconds, long until)
    {
        if (seconds <= 0)
        {
            return from <= until ? from : null;
        }

        var left = seconds;
        for (var index = IndexOf(from); index * ChunkSeconds < until; index++)
        {
            var chunk = ChunkAt(index);
            if (from <= index * ChunkSeconds && chunk.Seconds < left)
            {
                left -= chunk.Seconds;
                continue;
            }

            foreach (var part in chunk.Spans.Select(span => span.Clip(from, until)).Where(part => !part.IsEmpty))
            {
                if (part.Seconds >= left)
                {
                    return part.Start + left;
                }

                left -= part.Seconds;
            }
        }

        return null;
    }

    /// <summary>The span that holds the second, clipped to [second, until); null if none does.</summary>
    public UnixSpan? At(long second, long until)
    {
        UnixSpan? found = null;
        for (var index = IndexOf(second); index * ChunkSeconds < until; index++)
        {
            var chunk = ChunkAt(index);
            var end = found?.End ?? second;
            var next = FirstEndingAfter(chunk.Spans, end);
            if (next == chunk.Spans.Length || chunk.Spans[next].Start > end)
            {
                return found;
            }

            found = new UnixSpan(second, Math.Min(chunk.Spans[next].End, until));
            if (chunk.Spans[next].End < (index + 1) * ChunkSeconds)
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>The first second at or after the given one that lies in a span; null if none does before the limit.</summary>
    public long? Next(long second, long until)
    {
        for (var index = IndexOf(second); index * ChunkSeconds < until; index++)
        {
            var spans = ChunkAt(index).Spans;
            var next = FirstEndingAfter(spans, second);
            if (next < spans.Length)
            {
                var start = Math.Max(spans[next].Start, second);
                return start < until ? start : null;
            }
        }

        return null;
    }

    /// <returns>The place of the first span that ends after the second; the length when none does.</returns>
    private static int FirstEndingAfter(UnixSpan[] spans, long second)
    {
        var (low, high) = (0, spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].End > second ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static long IndexOf(long second)
    {
        var (quotient, remainder) = Math.DivRem(second, ChunkSeconds);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private Chunk ChunkAt(long index)
    {
        if (chunks.TryGetValue(index, out var known))
        {
            return known;
        }

        if (chunks.Count >= MostChunks)
        {
            chunks.Clear();
        }

        var start = index * ChunkSeconds;
        var spans = build(start, start + ChunkSeconds).ToArray();
        var chunk = new Chunk(spans, spans.Sum(span => span.Seconds));
        return chunks.GetOrAdd(index, chunk);
    }

    private sealed record Chunk(UnixSpan[] Spans, long Seconds);
}
