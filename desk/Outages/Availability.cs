using System.Globalization;
using System.Numerics;

namespace SupportBot.Desk.Outages;

/// <summary>
/// A percentage of time that a service was there, kept as an exact fraction so that every rounding starts from it.
/// Rounded half up, but never up to 100 while anything was lost.
/// </summary>
public sealed record Availability
{
    private Availability(BigInteger up, BigInteger measured, bool lossless)
    {
        var divisor = BigInteger.GreatestCommonDivisor(up, measured);
        Up = up / divisor;
        Measured = measured / divisor;
        IsLossless = lossless;
    }

    /// <summary>Numerator of the reduced fraction.</summary>
    public BigInteger Up { get; }

    /// <summary>Denominator, above zero.</summary>
    public BigInteger Measured { get; }

    /// <summary>Nothing was lost at all.</summary>
    public bool IsLossless { get; }

    /// <summary>1 − lost ÷ measured, at least 0; null if nothing was measured.</summary>
    public static Availability? Of(BigInteger lost, BigInteger measured) =>
        measured.IsZero ? null : new(BigInteger.Max(measured - lost, 0), measured, lost.IsZero);

    /// <summary>The mean, weighted; null if all weights are zero.</summary>
    /// <param name="anythingLost">Something was down in what the mean is about, also where its weight is zero.</param>
    public static Availability? Mean(IEnumerable<(Availability Value, long Weight)> values, bool anythingLost)
    {
        var (sum, common, weights) = (BigInteger.Zero, BigInteger.One, BigInteger.Zero);
        foreach (var (value, weight) in values)
        {
            var (next, divisor) = (common * value.Measured, BigInteger.GreatestCommonDivisor(common, value.Measured));
            sum = ((sum * value.Measured) + (value.Up * weight * common)) / divisor;
            common = next / divisor;
            weights += weight;
        }

        return weights.IsZero ? null : new(sum, common * weights, !anythingLost);
    }

    /// <summary>Percent with so many decimals.</summary>
    public decimal Percent(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var full = 100 * scale;
        var rounded = ((Up * full * 2) + Measured) / (2 * Measured);
        if (rounded >= full && !IsLossless)
        {
            rounded = full - 1;
        }

        return (decimal)rounded / (decimal)scale;
    }

    /// <summary>Percent with so many decimals, as in <c>99.9731</c>.</summary>
    public string Text(int decimals) =>
        Percent(decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public override string ToString() => Text(4);
}
