using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>
/// A calendar as instants: inside time, class time and business days, by the rules for skipped and repeated local times of
/// <see cref="LocalTimes"/>. Spans hold their start and not their end; touching ones are one. Built per month when first
/// asked for; one compiled calendar serves all threads and should be kept as long as its book.
/// </summary>
public sealed class WorkingHours
{
    /// <summary>How far a search for an opening or a class edge looks ahead.</summary>
    private static readonly Duration SearchLimit = Duration.FromDays(366 * 20);

    private static readonly Instant LastInstant = Instant.FromUtc(9999, 12, 20, 0, 0);

    private readonly CalendarCompiler compiler;
    private readonly Dictionary<string, SpanSeries> classes;

    private WorkingHours(SupportCalendar calendar)
    {
        Calendar = calendar;
        compiler = new CalendarCompiler(calendar);
        Inside = new SpanSeries(compiler.Inside);
        classes = calendar.Classes.ToDictionary(
            dayClass => dayClass.Id,
            dayClass => new SpanSeries((from, until) => compiler.Class(dayClass, from, until)),
            StringComparer.Ordinal);
    }

    public SupportCalendar Calendar { get; }

    /// <summary>False only for a calendar without any window.</summary>
    public bool EverOpens => Calendar.Windows.Values.Any(windows => windows.Count > 0);

    internal SpanSeries Inside { get; }

    /// <summary>Inside time and every class.</summary>
    internal IEnumerable<SpanSeries> AllSeries => classes.Values.Append(Inside);

    public static WorkingHours Compile(SupportCalendar calendar) => new(calendar);

    public bool IsInside(Instant instant) => Inside.At(Seconds(instant), Seconds(instant) + 1) is not null;

    /// <summary>Inside time clipped to [from, until), ascending.</summary>
    public IReadOnlyList<Interval> Spans(Instant from, Instant until) => Collect(Inside, from, until);

    /// <summary>Inside time in [from, until), exact also for instants with fractions of a second.</summary>
    public Duration Within(Instant from, Instant until)
    {
        if (until <= from)
        {
            return Duration.Zero;
        }

        var firstWhole = CeilingSeconds(from);
        var lastWhole = Seconds(until);
        if (firstWhole > lastWhole)
        {
            return IsInside(from) ? until - from : Duration.Zero;
        }

        var total = Duration.FromSeconds(Inside.SecondsWithin(firstWhole, lastWhole));
        total += IsInside(from) ? Instant.FromUnixTimeSeconds(firstWhole) - from : Duration.Zero;
        total += IsInside(until) ? until - Instant.FromUnixTimeSeconds(lastWhole) : Duration.Zero;
        return total;
    }

    /// <summary>Whole business minutes in [from, until), for instants on whole minutes.</summary>
    public long MinutesWithin(Instant from, Instant until) =>
        until <= from ? 0 : Inside.SecondsWithin(Seconds(from), Seconds(until)) / NodaConstants.SecondsPerMinute;

    /// <summary>
    /// The earliest instant at which so many business minutes have passed since <paramref name="start"/>. Reaching the count
    /// at the end of a window means that instant, not the next opening; zero minutes mean the start itself.
    /// </summary>
    /// <param name="start">On a whole second.</param>
    /// <param name="minutes">0 or more.</param>
    /// <param name="limit">The last instant looked at; null = as far as the calendar goes.</param>
    /// <returns>Null if the calendar does not offer so many minutes up to the limit.</returns>
    public Instant? Add(Instant start, long minutes, Instant? limit = null)
    {
        if (minutes > 0 && !EverOpens)
        {
            return null;
        }

        var until = Instant.Min(limit ?? LastInstant, LastInstant);
        return ToInstant(Inside.Add(Seconds(start), minutes * NodaConstants.SecondsPerMinute, Seconds(until)));
    }

    /// <summary>The first inside instant at or after the given one; null if there is none within twenty years.</summary>
    public Instant? NextOpening(Instant instant) =>
        EverOpens ? ToInstant(Inside.Next(Seconds(instant), SearchEnd(instant))) : null;

    /// <summary>
    /// When the inside span that holds the instant ends; null outside inside time, and for a span that has no end within
    /// the year after it (around-the-clock calendars).
    /// </summary>
    public Instant? CurrentSpanEnd(Instant instant)
    {
        var horizon = Seconds(instant) + (366L * NodaConstants.SecondsPerDay);
        return Inside.At(Seconds(instant), horizon) is { } span && span.End < horizon ? ToInstant(span.End) : null;
    }

    /// <summary>When the class holds, clipped to [from, until), ascending; empty for an unknown class.</summary>
    public IReadOnlyList<Interval> ClassSpans(string classId, Instant from, Instant until) =>
        classes.TryGetValue(classId, out var series) ? Collect(series, from, until) : [];

    /// <summary>
    /// Instants in (from, until] at which inside time or a class begins or ends, ascending, each once.
    /// </summary>
    public IReadOnlyList<Instant> Edges(Instant from, Instant until)
    {
        if (until <= from)
        {
            return [];
        }

        var edges = new SortedSet<long>();
        foreach (var series in AllSeries)
        {
            // One second more on both sides, so that an edge at the border is told from a span that merely goes on.
            var spans = new List<UnixSpan>();
            series.Collect(Seconds(from) - 1, Seconds(until) + 1, spans);
            edges.UnionWith(spans.SelectMany(span => new[] { span.Start, span.End }));
        }

        return edges.GetViewBetween(Seconds(from) + 1, Seconds(until)).Select(Instant.FromUnixTimeSeconds).ToList();
    }

    /// <summary>
    /// A local date of the calendar's zone on which some window that starts on it keeps at least a minute after holidays.
    /// </summary>
    public bool IsBusinessDay(LocalDate date) => compiler.IsBusinessDay(date);

    internal SpanSeries ClassSeries(string classId) => classes[classId];

    private static List<Interval> Collect(SpanSeries series, Instant from, Instant until)
    {
        var spans = new List<UnixSpan>();
        if (until > from)
        {
            series.Collect(Seconds(from), CeilingSeconds(until), spans);
        }

        return spans
            .Select(span => span.ToInterval())
            .Select(span => new Interval(Instant.Max(span.Start, from), Instant.Min(span.End, until)))
            .ToList();
    }

    private static long Seconds(Instant instant) => instant.ToUnixTimeSeconds();

    private static long CeilingSeconds(Instant instant)
    {
        var seconds = Seconds(instant);
        return Instant.FromUnixTimeSeconds(seconds) < instant ? seconds + 1 : seconds;
    }

    private static long SearchEnd(Instant instant) =>
        Seconds(instant > LastInstant - SearchLimit ? LastInstant : instant + SearchLimit);

    private static Instant? ToInstant(long? seconds) =>
        seconds is { } value ? Instant.FromUnixTimeSeconds(value) : null;
}
