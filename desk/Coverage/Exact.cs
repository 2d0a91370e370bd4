namespace SupportBot.Desk.Coverage;

/// <summary>Quotients that are rounded once, a half away from zero, without a binary or cut-off intermediate.</summary>
internal static class Exact
{
    public const int MinutesPerHour = 60;

    private const decimal Percent = 100m;

    // Products of three factors below these bounds fit the 28 digits of a decimal with room for their decimals.
    private const decimal LargeFactor = 1_000_000_000m;

    /// <summary>Money for minutes at a rate per hour.</summary>
    public static decimal Amount(decimal minutes, decimal rate, decimal multiplier, decimal divisor = 1m) =>
        minutes < LargeFactor && rate < LargeFactor
            ? Round(minutes * rate * multiplier, divisor * MinutesPerHour)
            : (Fraction.Of(minutes) * Fraction.Of(rate) * Fraction.Of(multiplier)
                / Fraction.Of(divisor * MinutesPerHour)).Round(2);

    /// <summary>A share in percent of an amount.</summary>
    public static decimal Share(decimal amount, decimal percent) => Ratio(amount, percent, Percent);

    /// <summary><paramref name="value"/> × <paramref name="part"/> ÷ <paramref name="whole"/>, two decimals.</summary>
    public static decimal Ratio(decimal value, decimal part, decimal whole) =>
        value < LargeFactor && part < LargeFactor
            ? Round(value * part, whole)
            : (Fraction.Of(value) * Fraction.Of(part) / Fraction.Of(whole)).Round(2);

    /// <summary>Two decimals of a quotient; neither number is negative, the divisor is above zero.</summary>
    public static decimal Round(decimal numerator, decimal divisor)
    {
        var hundredfold = numerator * 100m;
        var whole = decimal.Floor(hundredfold / divisor);
        // The quotient itself may have been cut after 28 digits; the remainder is exact and tells.
        var rest = hundredfold - (whole * divisor);
        if (rest < 0m)
        {
            whole -= 1m;
            rest += divisor;
        }

        return (rest * 2m >= divisor ? whole + 1m : whole) / 100m;
    }
}
