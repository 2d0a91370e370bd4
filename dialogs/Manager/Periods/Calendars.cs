using NodaTime;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>Calendar units around a day. Weeks begin on Monday.</summary>
internal static class Calendars
{
    public static Period? Named(string name, LocalDate today) => name switch
    {
        "today" => Period.Of(today),
        "yesterday" => Period.Of(today.PlusDays(-1)),
        "beforeyesterday" => Period.Of(today.PlusDays(-2)),
        "tomorrow" => Period.Of(today.PlusDays(1)),
        _ => null,
    };

    /// <summary>The unit that today is in, or one or two before or one after it.</summary>
    public static Period? Unit(string unit, string which, LocalDate today)
    {
        var back = which switch { "last" => 1, "beforelast" => 2, "next" => -1, _ => 0 };
        // The last weekend is the latest that is over; this weekend is the one of this week.
        if (unit == "weekend" && which == "last" && today.DayOfWeek == IsoDayOfWeek.Sunday) back = 1;
        return Back(unit, back, today);
    }

    /// <summary>The unit that today is in, up to today.</summary>
    public static Period? SoFar(string unit, LocalDate today) =>
        Back(unit, 0, today) is { } whole && whole.From <= today ? whole with { Until = today.PlusDays(1) } : null;

    /// <summary>The whole unit that lies so many units before the one that today is in.</summary>
    public static Period? Back(string unit, int count, LocalDate today)
    {
        if (count > 3_700) return null;
        var month = new LocalDate(today.Year, today.Month, 1);
        return unit switch
        {
            "day" => Period.Of(today.PlusDays(-count)),
            "week" => WeekOf(today.PlusWeeks(-count)),
            "weekend" => WeekOf(today.PlusWeeks(-count)) is var week ? week with { From = week.From.PlusDays(5) } : null,
            "month" => Months(month.PlusMonths(-count), 1),
            "quarter" => Months(month.PlusMonths(-((today.Month - 1) % 3) - (3 * count)), 3),
            "half" => Months(month.PlusMonths(-((today.Month - 1) % 6) - (6 * count)), 6),
            "year" => Months(new LocalDate(today.Year, 1, 1).PlusYears(-count), 12),
            _ => null,
        };
    }

    /// <summary>So many whole units right before the one that today is in.</summary>
    public static Period? Complete(string unit, int count, LocalDate today) =>
        Back(unit, count, today) is { } first && Back(unit, 1, today) is { } last ? new Period(first.From, last.Until) : null;

    /// <summary>So many hours, days, weeks, months or years that end with today.</summary>
    public static Period? Rolling(string unit, int count, LocalDate today)
    {
        var until = today.PlusDays(1);
        LocalDate? from = unit switch
        {
            // Days are the finest that is told: an hour of yesterday is all of it.
            "hour" => today.PlusDays(-((count + 23) / 24)),
            "day" => until.PlusDays(-count),
            "week" => until.PlusWeeks(-count),
            "month" => until.PlusMonths(-count),
            "half" => until.PlusMonths(-6 * count),
            "year" when count <= 10 => until.PlusYears(-count),
            _ => null,
        };
        return from is { } start ? new Period(start, until) : unit == "weekend" ? Back(unit, 1, today) : null;
    }

    public static Period WeekOf(LocalDate day)
    {
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        return new Period(monday, monday.PlusDays(7));
    }

    public static Period? Year(int year) => year is >= 2000 and <= 2099 ? Months(new LocalDate(year, 1, 1), 12) : null;

    /// <summary>Null when the calendar has no such day.</summary>
    public static Period? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? Period.Of(new LocalDate(year, month, day))
            : null;

    private static Period Months(LocalDate from, int count) => new(from, from.PlusMonths(count));
}
