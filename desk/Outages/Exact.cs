using System.Numerics;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>Exact tick arithmetic (100 ns), and the one place where minutes and money are rounded half up.</summary>
internal static class Exact
{
    private const int Places = 100;

    public static Int128 Ticks(IntervalSet set) => set.Total.BclCompatibleTicks;

    /// <summary>Minutes with two decimals.</summary>
    public static decimal Minutes(Int128 ticks) => Rounded(ticks, NodaConstants.TicksPerMinute);

    public static UserMinutes Minutes(CrowdTime time) => new(Minutes(time.Low), Minutes(time.High));

    /// <summary>Null when nothing is counted.</summary>
    public static decimal? MeanMinutes(Int128 ticks, int count) =>
        count == 0 ? null : Rounded(ticks, (BigInteger)NodaConstants.TicksPerMinute * count);

    /// <summary>A fraction that is not negative, half up to two decimals.</summary>
    public static decimal Rounded(BigInteger numerator, BigInteger denominator) =>
        (decimal)(((numerator * Places * 2) + denominator) / (denominator * 2)) / Places;
}
