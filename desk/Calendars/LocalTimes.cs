using NodaTime;
using NodaTime.TimeZones;

namespace SupportBot.Desk.Calendars;

/// <summary>
/// Local date and minute to seconds since 1970 UTC. A local time that does not exist moves forward by the size of the gap;
/// one that exists twice is its first occurrence as a start and its second as an end.
/// </summary>
internal static class LocalTimes
{
    private static readonly ZoneLocalMappingResolver AsStart =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    private static readonly ZoneLocalMappingResolver AsEnd =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    public static long Start(DateTimeZone zone, LocalDate date, int minute) => Resolve(zone, date, minute, AsStart);

    public static long End(DateTimeZone zone, LocalDate date, int minute) => Resolve(zone, date, minute, AsEnd);

    /// <summary>The first instant of the local day: where a day begins, and where the day before it ends.</summary>
    public static long DayStart(DateTimeZone zone, LocalDate date) => Start(zone, date, 0);

    private static long Resolve(DateTimeZone zone, LocalDate date, int minute, ZoneLocalMappingResolver resolver)
    {
        var local = date.AtMidnight().PlusMinutes(minute);
        return zone.ResolveLocal(local, resolver).ToInstant().ToUnixTimeSeconds();
    }
}
