using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>One portion of a pool and when it may be used, in minutes; the start is in, the end is out.</summary>
/// <param name="Expiry">Last day; null = never.</param>
/// <param name="Since">Purchase date, or the start of the period.</param>
internal sealed record Grant(string Key, decimal Quantity, LocalDate? Expiry, LocalDate Since, long Start, long End)
    : IComparable<Grant>
{
    public bool HoldsAt(long minute) => Start <= minute && minute < End;

    /// <summary>The order in which grants are used: by expiry, then purchase, then key.</summary>
    public int CompareTo(Grant? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byExpiry = (Expiry ?? LocalDate.MaxIsoValue).CompareTo(other.Expiry ?? LocalDate.MaxIsoValue);
        if (Expiry is null != other.Expiry is null)
        {
            return Expiry is null ? 1 : -1;
        }

        if (byExpiry != 0)
        {
            return byExpiry;
        }

        var bySince = Since.CompareTo(other.Since);
        return bySince != 0 ? bySince : string.CompareOrdinal(Key, other.Key);
    }
}

/// <summary>The grants that are valid over a stretch of time, in the order of use.</summary>
/// <param name="From">The set holds from this minute.</param>
/// <param name="Until">Until before this minute.</param>
internal sealed record GrantSet(Grant[] Grants, long From, long Until)
{
    public static readonly GrantSet None = new([], long.MinValue, Minutes.Never);

    public bool SameGrantsAs(GrantSet other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Grants.Length != other.Grants.Length)
        {
            return false;
        }

        for (var i = 0; i < Grants.Length; i++)
        {
            if (Grants[i].Key != other.Grants[i].Key)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Calendar periods counted from year 1, and their names.</summary>
internal static class GrantPeriods
{
    private const int MonthsPerYear = 12;

    public static int IndexOf(PeriodLength every, LocalDate date) =>
        ((date.Year * MonthsPerYear) + date.Month - 1) / Months(every);

    public static LocalDate Start(PeriodLength every, int index)
    {
        var month = index * Months(every);
        return new LocalDate(month / MonthsPerYear, (month % MonthsPerYear) + 1, 1);
    }

    public static string Key(PeriodLength every, LocalDate start) => every switch
    {
        PeriodLength.Month => string.Create(Invariant, $"{start.Year:0000}-{start.Month:00}"),
        PeriodLength.Quarter => string.Create(Invariant, $"{start.Year:0000}-Q{((start.Month - 1) / 3) + 1}"),
        PeriodLength.Year => string.Create(Invariant, $"{start.Year:0000}"),
    };

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static int Months(PeriodLength every) => every switch
    {
        PeriodLength.Month => 1,
        PeriodLength.Quarter => 3,
        PeriodLength.Year => MonthsPerYear,
    };
}
