using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>A named part of the week (weekday evenings, Sundays, holidays) with a price multiplier.</summary>
/// <param name="Weekdays">Dates on which <paramref name="Window"/> starts.</param>
/// <param name="OnHolidays">The window of any date, as far as it lies in holiday time.</param>
/// <param name="Window">Null = the whole local day, from its first instant to the first instant of the next day.</param>
/// <param name="Multiplier">1 to 10; a rate card may override it by the class's id.</param>
public sealed record DayClass(
    string Id,
    IReadOnlySet<IsoDayOfWeek> Weekdays,
    bool OnHolidays,
    DailyWindow? Window,
    decimal Multiplier);
