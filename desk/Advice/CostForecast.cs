namespace SupportBot.Desk.Advice;

/// <summary>Variable cost of the coming months, if they are like the past ones in any order.</summary>
public sealed record CostForecast
{
    private const int MostExactPicks = 20_000;
    private const int SampledPicks = 10_000;

    /// <summary>All ordered picks of months were counted; otherwise a seeded sample of them.</summary>
    public required bool Exact { get; init; }

    /// <summary>Number of totals behind the quantiles.</summary>
    public required int Picks { get; init; }

    public required decimal P10 { get; init; }

    public required decimal P50 { get; init; }

    public required decimal P90 { get; init; }

    /// <summary>Cost of the managed offer over the same months.</summary>
    public required decimal ManagedTotal { get; init; }

    /// <summary>Share of totals above the managed cost, four decimals.</summary>
    public required decimal ChanceAboveManaged { get; init; }

    /// <param name="billed">At least one month.</param>
    /// <param name="managedMonthly">Not rounded.</param>
    internal static CostForecast Of(IReadOnlyList<decimal> billed, int horizon, long seed, Fraction managedMonthly)
    {
        var picks = ExactPicks(billed.Count, horizon);
        var totals = picks is null ? Sampled(billed, horizon, seed) : AllTotals(billed, horizon);
        Array.Sort(totals);
        var managed = managedMonthly * Fraction.Of(horizon);
        return new CostForecast
        {
            Exact = picks is not null,
            Picks = totals.Length,
            P10 = Quantile(totals, 1),
            P50 = Quantile(totals, 5),
            P90 = Quantile(totals, 9),
            ManagedTotal = managed.Round(2),
            ChanceAboveManaged = new Fraction(CountAbove(totals, managed), totals.Length).Round(4),
        };
    }

    /// <summary>n^k, or null when that is more than can be listed.</summary>
    private static int? ExactPicks(int months, int horizon)
    {
        long picks = 1;
        for (var i = 0; i < horizon; i++)
        {
            picks *= months;
            if (picks > MostExactPicks)
            {
                return null;
            }
        }

        return (int)picks;
    }

    private static decimal[] AllTotals(IReadOnlyList<decimal> billed, int horizon)
    {
        decimal[] totals = [0m];
        for (var i = 0; i < horizon; i++)
        {
            totals = totals.SelectMany(total => billed.Select(month => total + month)).ToArray();
        }

        return totals;
    }

    private static decimal[] Sampled(IReadOnlyList<decimal> billed, int horizon, long seed)
    {
        var random = new SplitMix64((ulong)seed);
        var totals = new decimal[SampledPicks];
        for (var i = 0; i < totals.Length; i++)
        {
            for (var draw = 0; draw < horizon; draw++)
            {
                totals[i] += billed[random.Below(billed.Count)];
            }
        }

        return totals;
    }

    private static int CountAbove(decimal[] sorted, Fraction limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Fraction.Of(sorted[middle]) > limit ? (low, middle) : (middle + 1, high);
        }

        return sorted.Length - low;
    }

    /// <summary>Item ceil(tenths / 10 × N) of the sorted totals, counted from 1.</summary>
    private static decimal Quantile(decimal[] sorted, int tenths) => sorted[(((tenths * sorted.Length) + 9) / 10) - 1];
}

/// <summary>
/// A small generator with a published sequence, so that a forecast can be checked anywhere. Not for secrets.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 to <paramref name="bound"/> − 1, from the upper 53 bits.</summary>
    public int Below(int bound) => (int)(((UInt128)(Next() >> 11) * (uint)bound) >> 53);
}
