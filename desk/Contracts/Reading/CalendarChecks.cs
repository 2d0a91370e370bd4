using System.Collections.Immutable;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Cross checks of the calendars but for their holiday files.</summary>
internal static class CalendarChecks
{
    public static void Check(CheckedBook checks, ImmutableArray<CalendarDraft> calendars)
    {
        var list = checks.Root.Key("calendars");
        checks.Unique(list, calendars, calendar => calendar.Calendar.Id);
        for (var i = 0; i < calendars.Length; i++)
        {
            var (place, calendar) = (list.Item(i), calendars[i]);
            foreach (var (name, day) in BookForms.Weekdays)
            {
                if (calendar.Calendar.Windows.TryGetValue(day, out var windows))
                    CheckWindows(checks, place.Key("windows").Key(name), windows);
            }
            for (var j = 0; j < calendar.Holidays.Length; j++)
                CheckHoliday(checks, place.Key("holidays").Item(j), calendar.Holidays[j]);
            checks.Unique(place.Key("classes"), calendar.Calendar.Classes, dayClass => dayClass.Id);
        }
    }

    // Each window that overlaps one before it in the list is an error, whatever their times' order.
    private static void CheckWindows(CheckedBook checks, Place list, IReadOnlyList<DailyWindow> windows)
    {
        // Minutes from the start day's midnight; a window over midnight ends on the second day.
        var taken = new bool[2 * DailyWindow.MinutesPerDay].AsSpan();
        for (var i = 0; i < windows.Count; i++)
        {
            var window = taken[windows[i].From..windows[i].EndFromStartDay];
            if (window.Contains(true)) checks.Report(list.Item(i), ErrorCode.Overlap);
            window.Fill(true);
        }
    }

    private static void CheckHoliday(CheckedBook checks, Place place, HolidayDraft holiday)
    {
        var (hasDate, hasFile) = (holiday.Date is not null, holiday.File is not null);
        if (!hasDate && !hasFile) checks.Report(place.Key("date"), ErrorCode.Missing, "either a date or a file is required");
        if (hasDate && hasFile) checks.Report(place.Key("date"), ErrorCode.Conflict, "a date and a file exclude each other");
        if (hasFile && holiday is not { Name: null, From: null, To: null })
            checks.Report(place.Key("file"), ErrorCode.Conflict, "a file stands alone");
        var (from, to) = (holiday.From ?? 0, holiday.To ?? DailyWindow.MinutesPerDay);
        if (from >= to)
            checks.Report(place.Key(holiday.To is null ? "from" : "to"), ErrorCode.Order, "the end must be after the start");
    }
}
