namespace SupportBot.Desk.Coverage;

/// <summary>
/// Minutes of a line, <paramref name="Minutes"/> × <paramref name="Part"/> ÷ <paramref name="Whole"/>: no decimal in
/// general, so they are kept as they are until the one place that rounds them.
/// </summary>
/// <param name="Whole">Above zero.</param>
internal readonly record struct Quotient(decimal Minutes, decimal Part, decimal Whole)
{
    public static Quotient Of(decimal minutes) => new(minutes, 1m, 1m);

    /// <summary>As shown on the line.</summary>
    public decimal Rounded => Whole == 1m ? Minutes : Exact.Ratio(Minutes, Part, Whole);

    /// <summary>What of them belongs to a part of the line's amount, two decimals.</summary>
    public decimal Share(decimal part, decimal amount) =>
        (Fraction.Of(Minutes) * Fraction.Of(Part) * Fraction.Of(part) / (Fraction.Of(Whole) * Fraction.Of(amount))).Round(2);
}
