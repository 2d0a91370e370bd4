using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Outages;

namespace SupportBot.Dialogs.Manager;

/// <summary>Minutes with anything down, by day, week or month of a period: the bars of the chart.</summary>
public static class DownBuckets
{
    private const int MostDays = 35;
    private const int MostWeeksInDays = 200;

    public static ImmutableArray<(Period Bucket, decimal Minutes)> Of(DowntimeReport report, Period period, DateTimeZone zone)
    {
        var down = Union(report);
        return [.. Split(period).Select(b => (b, Overlap(down, Downtime.StartOf(b.From, zone), Downtime.StartOf(b.Until, zone))))];
    }

    /// <summary>The parts of a period: days of a month, weeks of half a year, else months; the first and last may be cut.</summary>
    public static IEnumerable<Period> Split(Period period)
    {
        for (var from = period.From; from < period.Until;)
        {
            var next = period.DaysLong switch
            {
                <= MostDays => from.PlusDays(1),
                <= MostWeeksInDays => from.PlusDays(8 - (int)from.DayOfWeek),
                _ => new LocalDate(from.Year, from.Month, 1).PlusMonths(1),
            };
            var until = next < period.Until ? next : period.Until;
            yield return new Period(from, until);
            from = until;
        }
    }

    private static List<(Instant Start, Instant End)> Union(DowntimeReport report)
    {
        var union = new List<(Instant Start, Instant End)>();
        foreach (var block in report.Services.SelectMany(s => s.Blocks).OrderBy(b => b.Start))
        {
            if (union.Count > 0 && block.Start <= union[^1].End) union[^1] = (union[^1].Start, Instant.Max(union[^1].End, block.End));
            else union.Add((block.Start, block.End));
        }

        return union;
    }

    private static decimal Overlap(List<(Instant Start, Instant End)> union, Instant from, Instant until) => union
        .Where(s => s.Start < until && s.End > from)
        .Sum(s => (decimal)(Instant.Min(s.End, until) - Instant.Max(s.Start, from)).BclCompatibleTicks / NodaConstants.TicksPerMinute);
}
