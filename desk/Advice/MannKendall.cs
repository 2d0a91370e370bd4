using System.Numerics;

namespace SupportBot.Desk.Advice;

/// <summary>The Mann–Kendall trend test at the 5 % level, with its tie correction, in whole numbers.</summary>
internal static class MannKendall
{
    private const int FewestForATrend = 12;

    // 1.96² = 3.8416, times 10,000.
    private const int SquaredLimit = 38_416;

    public static (Trend Trend, long S) Of(IReadOnlyList<decimal> values)
    {
        long s = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                s += Math.Sign(values[j].CompareTo(values[i]));
            }
        }

        var variance = Term(values.Count)
            - values.GroupBy(value => value).Aggregate(BigInteger.Zero, (sum, tied) => sum + Term(tied.Count()));
        var reduced = BigInteger.Pow(Math.Abs(s) - 1, 2);
        var significant = values.Count >= FewestForATrend && s != 0 && variance > 0
            && reduced * 18 * 10_000 > variance * SquaredLimit;
        return (!significant ? Trend.Flat : s > 0 ? Trend.Rising : Trend.Falling, s);

        static BigInteger Term(int t) => (BigInteger)t * (t - 1) * ((2 * (BigInteger)t) + 5);
    }
}
