using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>Turns the local rules of a calendar into spans of instants for a stretch of time.</summary>
internal sealed class CalendarCompiler(SupportCalendar calendar)
{
    // A window starts at most a day before its end and zones differ from UTC by less than a day; the third day is slack.
    private const int MarginDays = 3;

    private static readonly LocalDate Earliest = new(1, 1, 1);
    private static readonly LocalDate Latest = new(9999, 12, 25);

    private readonly List<HolidayRule> repeating = calendar.Holidays.Where(rule => rule.Yearly || rule.Days > 1).ToList();
    private readonly ILookup<LocalDate, HolidayRule> single =
        calendar.Holidays.Where(rule => !rule.Yearly && rule.Days == 1).ToLookup(rule => rule.Date);

    /// <summary>Inside time in [from, until): all windows less all holidays.</summary>
    public List<UnixSpan> Inside(long from, long until)
    {
        var dates = DatesAround(from, until);
        var windows = UnixSpan.Union(dates.SelectMany(WindowsStartingOn));
        return Clip(UnixSpan.Subtract(windows, HolidayTime(dates)), from, until);
    }

    /// <summary>When a class holds in [from, until).</summary>
    public List<UnixSpan> Class(DayClass dayClass, long from, long until)
    {
        var dates = DatesAround(from, until);
        var spans = dates
            .Where(date => dayClass.Weekdays.Contains(date.DayOfWeek))
            .Select(date => ClassSpan(dayClass, date));
        if (dayClass.OnHolidays)
        {
            var holidays = HolidayTime(dates);
            spans = spans.Concat(dates.SelectMany(date => UnixSpan.Intersect(ClassSpan(dayClass, date), holidays)));
        }

        return Clip(UnixSpan.Union(spans), from, until);
    }

    /// <summary>Whether some window that starts on the date keeps at least one minute after holidays.</summary>
    public bool IsBusinessDay(LocalDate date)
    {
        if (date < Earliest.PlusDays(MarginDays) || date > Latest.PlusDays(-MarginDays))
        {
            return false;
        }

        var windows = WindowsStartingOn(date).ToList();
        if (windows.Count == 0)
        {
            return false;
        }

        var near = Enumerable.Range(-1, 4).Select(date.PlusDays).ToList();
        return UnixSpan.Subtract(UnixSpan.Union(windows), HolidayTime(near)).Count > 0;
    }

    private IEnumerable<UnixSpan> WindowsStartingOn(LocalDate date) =>
        calendar.Windows.TryGetValue(date.DayOfWeek, out var windows)
            ? windows.Select(window => Build(date, window))
            : [];

    private UnixSpan ClassSpan(DayClass dayClass, LocalDate date) =>
        dayClass.Window is { } window ? Build(date, window) : WholeDay(date);

    private UnixSpan Build(LocalDate date, DailyWindow window) => new(
        LocalTimes.Start(calendar.Zone, date, window.From),
        LocalTimes.End(calendar.Zone, date, window.EndFromStartDay));

    private UnixSpan WholeDay(LocalDate date) => new(
        LocalTimes.DayStart(calendar.Zone, date),
        LocalTimes.DayStart(calendar.Zone, date.PlusDays(1)));

    private List<UnixSpan> HolidayTime(IEnumerable<LocalDate> dates) => UnixSpan.Union(dates.SelectMany(HolidaysOn));

    private IEnumerable<UnixSpan> HolidaysOn(LocalDate date)
    {
        var rules = single[date].Concat(repeating.Where(rule => rule.Takes(date)));
        return rules.Select(rule => new UnixSpan(
            LocalTimes.Start(calendar.Zone, date, rule.From ?? 0),
            rule.To is { } to
                ? LocalTimes.End(calendar.Zone, date, to)
                : LocalTimes.DayStart(calendar.Zone, date.PlusDays(1))));
    }

    private static List<LocalDate> DatesAround(long from, long until)
    {
        var first = DateOf(from).PlusDays(-MarginDays);
        var last = DateOf(until).PlusDays(MarginDays);
        var dates = new List<LocalDate>();
        for (var date = LocalDate.Max(first, Earliest); date <= last && date <= Latest; date = date.PlusDays(1))
        {
            dates.Add(date);
        }

        return dates;
    }

    private static LocalDate DateOf(long second)
    {
        var earliest = Earliest.PlusDays(MarginDays).AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();
        var latest = Latest.PlusDays(-MarginDays).AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(Math.Clamp(second, earliest, latest)).InUtc().Date;
    }

    private static List<UnixSpan> Clip(List<UnixSpan> spans, long from, long until) =>
        spans.Select(span => span.Clip(from, until)).Where(span => !span.IsEmpty).ToList();
}
