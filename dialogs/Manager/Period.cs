using System.Globalization;
using NodaTime;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>A span of whole local days that somebody asked about.</summary>
/// <param name="From">First day, included.</param>
/// <param name="Until">First day after it, not included.</param>
public sealed record Period(LocalDate From, LocalDate Until)
{
    /// <summary>The span of the same length, or the same calendar unit, right before this one.</summary>
    public Period Before => IsWholeMonths
        ? new Period(From.PlusMonths(-MonthsLong), From)
        : new Period(From.PlusDays(-DaysLong), From);

    /// <summary>The span before; of one that still runs only as many days as have gone by.</summary>
    public Period Comparable(LocalDate today)
    {
        var before = Before;
        if (Until <= today.PlusDays(1)) return before;
        var until = before.From.PlusDays(NodaTime.Period.DaysBetween(From, today) + 1);
        return until < before.Until ? before with { Until = until } : before;
    }

    /// <summary>The same in calendar months, for what is counted by the month.</summary>
    public Period ComparableMonths(LocalDate today)
    {
        var before = Before;
        if (Until <= today.PlusDays(1) || From.Day != 1) return before;
        var begun = ((today.Year - From.Year) * 12) + today.Month - From.Month + 1;
        var until = before.From.PlusMonths(begun);
        return until < before.Until ? before with { Until = until } : before;
    }

    /// <summary>The same days a year earlier.</summary>
    public Period YearBefore => new(From.PlusYears(-1), Until.PlusYears(-1));

    /// <summary>Number of days, at least one.</summary>
    public int DaysLong => NodaTime.Period.DaysBetween(From, Until);

    private bool IsWholeMonths => From.Day == 1 && Until.Day == 1;

    private int MonthsLong => ((Until.Year - From.Year) * 12) + Until.Month - From.Month;

    /// <summary>A single day.</summary>
    public static Period Of(LocalDate day) => new(day, day.PlusDays(1));

    /// <summary>How the span is called: a month, a quarter, a year, a day, or its first and last day.</summary>
    public string Name(CultureInfo culture) => this switch
    {
        { IsWholeMonths: true, MonthsLong: 1 } => From.ToString("MMMM uuuu", culture),
        { IsWholeMonths: true, MonthsLong: 3 } when From.Month % 3 == 1 => $"Q{(From.Month + 2) / 3} {From.Year.ToString(culture)}",
        { IsWholeMonths: true, MonthsLong: 12 } when From.Month == 1 => From.Year.ToString(culture),
        _ when Until == From.PlusDays(1) => Say(culture).Day(From),
        _ when LastDay.Year != From.Year => $"{Say(culture).Day(From)} – {Say(culture).Day(LastDay)}",
        _ => $"{Say(culture).DayOfYear(From)} – {Say(culture).Day(LastDay)}",
    };

    private LocalDate LastDay => Until.PlusDays(-1);

    private static Texts Say(CultureInfo culture) => new(culture, DateTimeZone.Utc);
}
