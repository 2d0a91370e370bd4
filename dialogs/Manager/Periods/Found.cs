using NodaTime;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>A period that stands somewhere in a question.</summary>
/// <param name="End">Where its words end.</param>
/// <param name="Period">Null when the date does not exist.</param>
/// <param name="InYear">The same in another year, for what was named without one; else null.</param>
/// <param name="IsWeekday">A bare weekday, which can move by whole weeks.</param>
internal sealed record Found(int End, Period? Period, Func<int, Period?>? InYear = null, bool IsWeekday = false)
{
    /// <summary>Where its words begin.</summary>
    public int Start { get; init; }

    /// <summary>The start of a range that ends with <paramref name="end"/>: the latest that is not after it.</summary>
    public Period? NotAfter(Period end)
    {
        if (Period is not { } own) return null;
        if (IsWeekday && own.From > end.From)
        {
            var days = NodaTime.Period.DaysBetween(end.From, own.From);
            return Period.Of(own.From.PlusDays(-((days + 6) / 7 * 7)));
        }

        if (InYear is null) return own;
        var same = InYear(end.From.Year);
        return same is not null && same.From <= end.From ? same : InYear(end.From.Year - 1);
    }

    /// <summary>What was named without a year, at its latest beginning that is not after today.</summary>
    public static Found Latest(int end, LocalDate today, Func<int, Period?> inYear)
    {
        // A 29 February is at most eight years away.
        for (var year = today.Year; year >= today.Year - 8; year--)
            if (inYear(year) is { } period && period.From <= today) return new Found(end, period, inYear);
        return new Found(end, null, inYear);
    }
}
