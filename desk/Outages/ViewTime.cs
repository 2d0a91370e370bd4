using System.Numerics;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>One service seen through one view: its time V and what happened in it, exact.</summary>
internal sealed class ViewTime
{
    private readonly ServiceTimes _times;
    private readonly IntervalSet _counted;

    /// <param name="clock">The view's hours, also where blocks reach out of the period.</param>
    public ViewTime(ServiceTimes times, IntervalSet clock)
    {
        _times = times;
        _counted = clock.Minus(times.Maintenance);
        View = _counted.Intersect(times.Period.Set);
        Down = times.Counting.Intersect(View);
        Unknown = times.Unknown.Intersect(View).Minus(times.Counting);
        Total = Exact.Ticks(View);
        DownTicks = Exact.Ticks(Down);
        Measured = Total - Exact.Ticks(Unknown);
        Availability = Outages.Availability.Of(DownTicks, Measured);
    }

    /// <summary>V: the view's hours in the reported period without excluded maintenance.</summary>
    public IntervalSet View { get; }

    public IntervalSet Down { get; }

    public IntervalSet Unknown { get; }

    public Int128 Total { get; }

    public Int128 Measured { get; }

    public Int128 DownTicks { get; }

    public Availability? Availability { get; }

    public long HeadCount => _times.Service.HeadCount;

    public IEnumerable<ServiceEffect> EffectsInView() =>
        _times.Effects.Select(effect => effect.Within(View)).Where(effect => !effect.Pieces.IsEmpty);

    public DowntimeView Figures()
    {
        var counts = BlockCounts();
        var people = Crowd.Within(_times.Crowd, View);
        var failures = counts.Failures;
        return new DowntimeView
        {
            AgreedMinutes = Exact.Minutes(Total),
            UnknownMinutes = Exact.Minutes(Total - Measured),
            DownMinutes = Exact.Minutes(DownTicks),
            Availability = Availability,
            Failures = failures,
            CarriedIn = counts.CarriedIn,
            MtrsMinutes = Exact.MeanMinutes(counts.RestoredTicks, counts.Restored),
            MeanDownMinutes = Exact.MeanMinutes(DownTicks, failures),
            MtbfMinutes = Exact.MeanMinutes(Measured - DownTicks, failures),
            MtbsiMinutes = Exact.MeanMinutes(Measured, failures),
            UserMinutes = Exact.Minutes(people),
            UserAvailability = UserAvailability(people),
            PartialRule = PartialRule(),
        };
    }

    /// <summary>D-8. A block without any counted time is none.</summary>
    private (int Failures, int CarriedIn, int Restored, Int128 RestoredTicks) BlockCounts()
    {
        var period = _times.Period;
        var (failures, carriedIn, restored, restoredTicks) = (0, 0, 0, Int128.Zero);
        foreach (var block in _times.Blocks)
        {
            var counted = block.Intersect(_counted);
            if (counted.IsEmpty)
            {
                continue;
            }

            if (period.Contains(counted.First))
            {
                failures++;
            }
            else if (counted.First < period.Start && !counted.Intersect(period.Set).IsEmpty)
            {
                carriedIn++;
            }

            if (block.End > period.Start && block.End <= period.End && !_times.IsOpen(block))
            {
                restored++;
                restoredTicks += Exact.Ticks(counted);
            }
        }

        return (failures, carriedIn, restored, restoredTicks);
    }

    /// <summary>D-10.</summary>
    private AvailabilityRange? UserAvailability(CrowdTime people)
    {
        BigInteger measured = (BigInteger)Measured * HeadCount;
        return Outages.Availability.Of(people.High, measured) is { } low
            && Outages.Availability.Of(people.Low, measured) is { } high
            ? new AvailabilityRange(low, high)
            : null;
    }

    /// <summary>
    /// The status-page rule of D-10, in tenths: it looks at down and degraded apart, whatever the options say.
    /// </summary>
    private Availability? PartialRule()
    {
        var unknown = _times.Unknown.Intersect(View).Minus(_times.Down);
        var degraded = _times.Degraded.Intersect(View).Minus(_times.Down).Minus(unknown);
        var lost = (Exact.Ticks(_times.Down.Intersect(View)) * 10) + (Exact.Ticks(degraded) * 3);
        return Outages.Availability.Of(lost, (Total - Exact.Ticks(unknown)) * 10);
    }
}
