using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>The order of a ticket's lines: day, kind, contract, inside before outside, multiplier, rate, amount.</summary>
internal static class LineOrder
{
    public static int Compare(Line one, Line other)
    {
        var (a, b) = (one.Charge, other.Charge);
        var order = a.Day.CompareTo(b.Day);
        order = order != 0 ? order : a.Kind.CompareTo(b.Kind);
        order = order != 0 ? order : string.CompareOrdinal(a.Contract, b.Contract);
        order = order != 0 ? order : CompareTime(a.Time, b.Time);
        return order != 0 ? order : a.Amount.CompareTo(b.Amount);
    }

    private static int CompareTime(ChargedTime? a, ChargedTime? b)
    {
        if (a is null || b is null)
        {
            return 0;
        }

        var order = b.Inside.CompareTo(a.Inside);
        order = order != 0 ? order : a.Multiplier.CompareTo(b.Multiplier);
        return order != 0 ? order : a.Rate.CompareTo(b.Rate);
    }
}
