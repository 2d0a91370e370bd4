using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// R7: cuts what a contract takes at the edges of its inside time, of classes where they price, and of its grants.
/// </summary>
internal static class Segments
{
    /// <summary>Inside and outside parts of [start, end) by the contract's windows, ascending.</summary>
    public static List<HoursPart> ByHours(Terms terms, long start, long end)
    {
        var spans = new List<UnixSpan>(2);
        terms.Hours.Inside.Collect(Minutes.ToSeconds(start), Minutes.ToSeconds(end), spans);
        var parts = new List<HoursPart>((2 * spans.Count) + 1);
        var at = start;
        foreach (var span in spans)
        {
            var (from, until) = (Minutes.Of(span.Start), Minutes.Of(span.End));
            AddPart(parts, at, from, inside: false);
            AddPart(parts, from, until, inside: true);
            at = until;
        }

        AddPart(parts, at, end, inside: false);
        return parts;
    }

    /// <summary>Appends the segments of a part that one contract takes.</summary>
    public static void Add(List<Segment> into, Segment whole, bool byClasses)
    {
        if (!byClasses || whole.Terms.Classes.Length == 0)
        {
            AddByGrants(into, whole);
            return;
        }

        var classes = ClassSpans(whole);
        var cuts = new SortedSet<long> { whole.Start, whole.End };
        foreach (var held in classes)
        {
            cuts.Add(held.Start);
            cuts.Add(held.End);
        }

        var from = whole.Start;
        foreach (var until in cuts.Skip(1))
        {
            var multiplier = classes
                .Where(held => held.Start <= from && from < held.End)
                .Select(held => held.Multiplier)
                .DefaultIfEmpty(1m)
                .Max();
            AddByGrants(into, whole with { Start = from, End = until, Multiplier = multiplier });
            from = until;
        }
    }

    private static void AddPart(List<HoursPart> parts, long start, long end, bool inside)
    {
        if (end > start)
        {
            parts.Add(new HoursPart(start, end, inside));
        }
    }

    private static List<ClassPart> ClassSpans(Segment whole)
    {
        var parts = new List<ClassPart>(2);
        var spans = new List<UnixSpan>(2);
        foreach (var priced in whole.Terms.Classes)
        {
            spans.Clear();
            priced.Series.Collect(Minutes.ToSeconds(whole.Start), Minutes.ToSeconds(whole.End), spans);
            foreach (var span in spans)
            {
                parts.Add(new ClassPart(Minutes.Of(span.Start), Minutes.Of(span.End), priced.Multiplier));
            }
        }

        return parts;
    }

    private static void AddByGrants(List<Segment> into, Segment whole)
    {
        if (whole.Treatment != Treatment.Draw || whole.Terms.Grants is not { } grants)
        {
            into.Add(whole);
            return;
        }

        for (var from = whole.Start; from < whole.End;)
        {
            var set = grants.At(from);
            var until = Math.Min(whole.End, set.Until);
            into.Add(whole with { Start = from, End = until, Grants = set });
            from = until;
        }
    }

    private readonly record struct ClassPart(long Start, long End, decimal Multiplier);
}

/// <summary>A stretch that is all inside or all outside.</summary>
internal readonly record struct HoursPart(long Start, long End, bool Inside);
