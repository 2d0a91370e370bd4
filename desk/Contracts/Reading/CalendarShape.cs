using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>A calendar whose holiday files are not read yet.</summary>
/// <param name="Calendar">Its list of holidays is empty.</param>
internal sealed record CalendarDraft(SupportCalendar Calendar, ImmutableArray<HolidayDraft> Holidays);

/// <summary>A row of a calendar's holidays: a date or a file, as the cross checks will tell.</summary>
/// <param name="From">Minutes after midnight.</param>
/// <param name="To">Minutes after midnight, up to 1440.</param>
internal sealed record HolidayDraft(LocalDate? Date, string? Name, int? From, int? To, string? File);

/// <summary>Reads the shape of the calendars.</summary>
internal static class CalendarShape
{
    private static readonly MapKeys Keys = new("id", "zone", "windows", "holidays", "classes", "p1AllHours");
    private static readonly MapKeys WindowKeys = new([.. BookForms.Weekdays.Select(day => day.Name)]);
    private static readonly MapKeys HolidayKeys = new("date", "name", "from", "to", "file");
    private static readonly MapKeys ClassKeys = new("id", "days", "window", "multiplier");

    /// <param name="bookZone">Zone of a calendar that names none.</param>
    public static CalendarDraft Read(Field field, DateTimeZone bookZone) => field.Map(Keys, map =>
    {
        var id = map["id"].Required(TextForms.Id);
        var zone = map["zone"].Or(DateForms.Zone, bookZone);
        var windows = map["windows"].Map(WindowKeys, ReadWindows);
        var holidays = map["holidays"].List(item => item.Map(HolidayKeys, ReadHoliday));
        var classes = map["classes"].List(item => item.Map(ClassKeys, ReadClass));
        var p1AllHours = map["p1AllHours"].Or(TextForms.Flag, false);
        return new CalendarDraft(new SupportCalendar(id, zone, windows, [], classes, p1AllHours), holidays);
    });

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<DailyWindow>> ReadWindows(MapReader map)
    {
        var windows = new Dictionary<IsoDayOfWeek, IReadOnlyList<DailyWindow>>();
        foreach (var (name, day) in BookForms.Weekdays)
        {
            var ofDay = map[name].List(TimeForms.Window);
            if (!ofDay.IsEmpty) windows.Add(day, ofDay);
        }
        return windows;
    }

    private static HolidayDraft ReadHoliday(MapReader map) => new(
        map["date"].OptionalValue(DateForms.Date),
        map["name"].Optional(TextForms.Text),
        map["from"].OptionalValue(TimeForms.Time),
        map["to"].OptionalValue(TimeForms.Time),
        map["file"].Optional(TextForms.Text));

    private static DayClass ReadClass(MapReader map)
    {
        var id = map["id"].Required(TextForms.Id);
        var days = map["days"].RequiredList(BookForms.ClassDay, atLeast: 1);
        return new DayClass(
            id,
            days.Where(day => day != IsoDayOfWeek.None).ToImmutableHashSet(),
            days.Contains(IsoDayOfWeek.None),
            map["window"].OptionalValue(TimeForms.Window),
            map["multiplier"].Required(BookForms.Multiplier));
    }
}
