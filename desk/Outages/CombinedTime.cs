using System.Numerics;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>D-11 and D-12: the reported services together, in one view.</summary>
internal sealed class CombinedTime
{
    private readonly IReadOnlyList<ViewTime> _views;
    private readonly Int128 _total;
    private readonly Int128 _down;
    private readonly CrowdTime _people;

    public CombinedTime(IReadOnlyList<ViewTime> views)
    {
        _views = views;
        var all = IntervalSet.Union(views.Select(view => view.View));
        _total = Exact.Ticks(all);
        _down = Exact.Ticks(IntervalSet.Union(views.Select(view => view.Down)));
        var cap = views.Aggregate(Int128.Zero, (sum, view) => sum + view.HeadCount);
        var segments = Crowd.Over(views.SelectMany(view => view.EffectsInView()), cap);
        _people = Crowd.Within(segments, all);
    }

    public CombinedView Figures()
    {
        return new CombinedView
        {
            AgreedMinutes = Exact.Minutes(_total),
            AnyDownMinutes = Exact.Minutes(_down),
            AnyAvailability = Availability.Of(_down, _total),
            PlainMean = Mean(_ => 1),
            UserMean = Mean(view => view.HeadCount),
            UserMinutes = Exact.Minutes(_people),
        };
    }

    /// <summary>Over the services with measured time; below 100 while anything was down, whatever its weight.</summary>
    private Availability? Mean(Func<ViewTime, long> weight)
    {
        var values = new List<(Availability Value, long Weight)>();
        foreach (var view in _views)
        {
            if (view.Availability is { } availability)
            {
                values.Add((availability, weight(view)));
            }
        }

        return Availability.Mean(values, _down > 0);
    }

    /// <summary>Low, likely and high cost; likely lies halfway between the low and high user-minutes.</summary>
    public CostRange Cost(CostAssumptions cost)
    {
        var share = cost.ShareLost;
        return new CostRange(
            Amount(_people.Low * 2, share.Low, cost),
            Amount(_people.Low + _people.High, share.Likely, cost),
            Amount(_people.High * 2, share.High, cost));
    }

    /// <param name="halfTicks">Twice the user-ticks, so that the mean of two of them stays whole.</param>
    private decimal Amount(Int128 halfTicks, decimal share, CostAssumptions cost)
    {
        // Money and shares have at most two decimals here; in hundredths everything is a whole number until the end.
        BigInteger hourly = new(cost.HourlyCost * 100);
        BigInteger margin = new(cost.MarginPerHour * 100);
        BigInteger lost = new(share * 100);
        BigInteger labour = new(cost.LabourBilled * 100);
        var hours = (BigInteger)2 * NodaConstants.TicksPerHour;
        var perShare = (halfTicks * hourly) + ((BigInteger)_down * 2 * margin);
        return Exact.Rounded((perShare * lost) + (labour * hours * 100), hours * 100 * 100);
    }
}
