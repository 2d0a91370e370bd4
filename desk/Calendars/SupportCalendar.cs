using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>A calendar as the contract book states it; <see cref="WorkingHours"/> is what it means in instants.</summary>
/// <param name="Windows">A missing weekday is closed; windows of one day never overlap.</param>
/// <param name="P1AllHours">Every minute of a priority-1 ticket counts as inside.</param>
public sealed record SupportCalendar(
    string Id,
    DateTimeZone Zone,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<DailyWindow>> Windows,
    IReadOnlyList<HolidayRule> Holidays,
    IReadOnlyList<DayClass> Classes,
    bool P1AllHours);
