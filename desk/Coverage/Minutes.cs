using NodaTime;

namespace SupportBot.Desk.Coverage;

/// <summary>The engine counts whole minutes since 1970 UTC.</summary>
internal static class Minutes
{
    public const long Never = long.MaxValue;

    public static long Of(Instant instant) => Of(instant.ToUnixTimeSeconds());

    /// <param name="seconds">Since 1970; rounded down.</param>
    public static long Of(long seconds)
    {
        var (quotient, remainder) = Math.DivRem(seconds, NodaConstants.SecondsPerMinute);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    public static long ToSeconds(long minute) => minute * NodaConstants.SecondsPerMinute;

    public static Instant ToInstant(long minute) => Instant.FromUnixTimeSeconds(ToSeconds(minute));

    /// <summary>The first minute of a local day; <see cref="Never"/> after the last date of the calendar.</summary>
    public static long DayStart(DateTimeZone zone, LocalDate date) => Of(Calendars.LocalTimes.DayStart(zone, date));

    /// <summary>The first minute after a local day.</summary>
    public static long DayEnd(DateTimeZone zone, LocalDate date) =>
        date >= LastDate ? Never : DayStart(zone, date.PlusDays(1));

    public static LocalDate DateIn(DateTimeZone zone, long minute) => ToInstant(minute).InZone(zone).Date;

    private static readonly LocalDate LastDate = new(9999, 12, 30);
}
