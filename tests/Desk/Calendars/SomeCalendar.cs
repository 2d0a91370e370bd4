using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Calendars;

namespace SupportBot.Tests.Desk.Calendars;

/// <summary>Calendars and instants in short notation.</summary>
internal static class SomeCalendar
{
    public static readonly IReadOnlyList<IsoDayOfWeek> AllDays =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    public static readonly IReadOnlyList<IsoDayOfWeek> Weekdays = AllDays.Take(5).ToList();

    public static SupportCalendar Daily(string zone, params string[] windows) => On(AllDays, zone, windows);

    public static SupportCalendar On(IEnumerable<IsoDayOfWeek> days, string zone, params string[] windows) => new(
        "c",
        DateTimeZoneProviders.Tzdb[zone],
        days.ToDictionary(day => day, _ => (IReadOnlyList<DailyWindow>)windows.Select(Window).ToList()),
        [],
        [],
        P1AllHours: false);

    public static DailyWindow Window(string text)
    {
        var ends = text.Split('-').Select(part => part.Split(':').Select(int.Parse).ToArray()).ToArray();
        return new DailyWindow((ends[0][0] * 60) + ends[0][1], (ends[1][0] * 60) + ends[1][1]);
    }

    public static Instant Utc(string text) => InstantPattern.General.Parse(text + ":00Z").Value;

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static string[] Show(IEnumerable<Interval> spans) => spans
        .Select(span => $"{span.Start:yyyy-MM-dd'T'HH:mm}/{span.End:yyyy-MM-dd'T'HH:mm}")
        .ToArray();
}
