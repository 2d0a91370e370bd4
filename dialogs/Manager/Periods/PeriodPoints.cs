using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Calendars;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>Single periods in the grammar's words: a unit, a date, a month, a week, so many days back.</summary>
internal static partial class PeriodPoints
{
    /// <summary>Farthest back in days, so that no question asks for a millennium.</summary>
    private const int Farthest = 3_700;

    private static readonly (Regex Pattern, Func<Match, LocalDate, Found> Read)[] Patterns =
    [
        (Named(), (m, today) => new Found(End(m), Calendars.Named(m.Groups[1].Value, today))),
        (UnitAround(), (m, today) => new Found(End(m), Calendars.Unit(Text(m, "unit"), Text(m, "which"), today))),
        (CountBack(), (m, today) => new Found(End(m), Back(m, today))),
        (Ago(), (m, today) => new Found(End(m), Calendars.Back(Text(m, "unit"), CountOf(m), today))),
        (ToDate(), (m, today) => new Found(End(m), Calendars.SoFar(Text(m, "unit"), today))),
        (Part(), ReadPart),
        (Week(), ReadWeek),
        (WeekOf(), (m, today) => new Found(End(m), DayIn(m, today) is { } day ? Calendars.WeekOf(day.From) : null)),
        (Month(), ReadMonth),
        (HalfMonth(), ReadHalfMonth),
        (Day(), ReadDay),
        (WrittenDay(), ReadWrittenDay),
        (Weekday(), ReadWeekday),
        (Year(), (m, _) => new Found(End(m), Calendars.Year(Whole(m, "y")))),
    ];

    /// <summary>The longest period that starts at a place of the text; null when none does.</summary>
    public static Found? PointAt(string text, int start, LocalDate today)
    {
        if (EdgeAt(text, start, today) is { } edge) return edge;
        (Match Match, Func<Match, LocalDate, Found> Read)? best = null;
        foreach (var (pattern, read) in Patterns)
        {
            var match = pattern.Match(text, start);
            if (match.Success && match.Length > (best?.Match.Length ?? 0)) best = (match, read);
        }

        return best?.Read(best.Value.Match, today);
    }

    /// <summary>"the first ten days of November", "the last week of the year": the days at one end of a month or more.</summary>
    private static Found? EdgeAt(string text, int start, LocalDate today)
    {
        const int shortestMonth = 28;
        var edge = Edge().Match(text, start);
        if (!edge.Success || PointAt(text, End(edge), today) is not { Period.DaysLong: >= shortestMonth } whole) return null;
        var days = CountOf(edge) * (Text(edge, "unit") == "week" ? 7 : 1);
        Period? Cut(Period? of) => of is null || days < 1 || days > of.DaysLong ? null
            : edge.Groups["first"].Success ? of with { Until = of.From.PlusDays(days) }
            : of with { From = of.Until.PlusDays(-days) };
        return whole with { Period = Cut(whole.Period), InYear = whole.InYear is { } inYear ? year => Cut(inYear(year)) : null };
    }

    /// <summary>The day that follows "week of".</summary>
    private static Period? DayIn(Match weekOf, LocalDate today) => PointAt(weekOf.Value[" weekof".Length..], 0, today)?.Period;

    private static Period? Back(Match m, LocalDate today)
    {
        var (count, unit) = (CountOf(m), Text(m, "unit"));
        if (count is < 1 or > Farthest) return null;
        var complete = m.Groups["complete"].Success || Text(m, "which") == "complete" || unit == "quarter";
        if (complete && unit != "day") return Calendars.Complete(unit, count, today);
        return Calendars.Rolling(unit, count, today);
    }

    private static Found ReadPart(Match m, LocalDate today)
    {
        var months = Text(m, "unit") == "quarter" ? 3 : 6;
        var number = Whole(m, "n");
        if (number < 1 || number * months > 12) return new Found(End(m), null);
        Period InYear(int year)
        {
            var from = new LocalDate(year, ((number - 1) * months) + 1, 1);
            return new Period(from, from.PlusMonths(months));
        }

        return YearOf(m, today) is { } year ? new Found(End(m), InYear(year)) : Found.Latest(End(m), today, InYear);
    }

    private static Found ReadWeek(Match m, LocalDate today)
    {
        var number = Whole(m, "n");
        Period? InYear(int year)
        {
            if (number < 1 || number > WeekYearRules.Iso.GetWeeksInWeekYear(year)) return null;
            var monday = WeekYearRules.Iso.GetLocalDate(year, number, IsoDayOfWeek.Monday);
            return new Period(monday, monday.PlusDays(7));
        }

        return YearOf(m, today) is { } given ? new Found(End(m), InYear(given)) : Found.Latest(End(m), today, InYear);
    }

    private static Found ReadMonth(Match m, LocalDate today)
    {
        var month = Whole(m, "m");
        if (month is < 1 or > 12) return new Found(End(m), null);
        Period InYear(int year) => new(new LocalDate(year, month, 1), new LocalDate(year, month, 1).PlusMonths(1));
        if (YearOf(m, today) is { } year) return new Found(End(m), InYear(year));
        var latest = Found.Latest(End(m), today, InYear);
        var wantsWhole = m.Groups["last"].Success && latest.Period?.Until > today;
        return wantsWhole ? new Found(End(m), InYear(today.Year - 1)) : latest;
    }

    private static Found ReadHalfMonth(Match m, LocalDate today)
    {
        var (month, second) = (Whole(m, "m"), Text(m, "n") == "2");
        Period InYear(int year) => second
            ? new Period(new LocalDate(year, month, 16), new LocalDate(year, month, 1).PlusMonths(1))
            : new Period(new LocalDate(year, month, 1), new LocalDate(year, month, 16));
        return YearOf(m, today) is { } year ? new Found(End(m), InYear(year)) : Found.Latest(End(m), today, InYear);
    }

    private static Found ReadDay(Match m, LocalDate today) => DayOf(m, Whole(m, "m"), Whole(m, "d"), YearOf(m, today), today);

    private static Found ReadWrittenDay(Match m, LocalDate today) => m.Groups["y"].Success
        ? DayOf(m, Whole(m, "m"), Whole(m, "d"), Whole(m, "y"), today)
        : DayOf(m, Whole(m, "m"), Whole(m, "d"), null, today);

    private static Found DayOf(Match m, int month, int day, int? year, LocalDate today)
    {
        Period? InYear(int of) => Calendars.Day(of, month, day);
        return year is { } given ? new Found(End(m), InYear(given)) : Found.Latest(End(m), today, InYear);
    }

    private static Found ReadWeekday(Match m, LocalDate today)
    {
        var day = (IsoDayOfWeek)Whole(m, "w");
        if (m.Groups["week"].Success && Calendars.Unit("week", Text(m, "week"), today) is { } week)
            return new Found(End(m), Period.Of(week.From.PlusDays((int)day - 1)));
        if (Text(m, "which") == "this" && Calendars.Unit("week", "this", today) is { } now)
            return new Found(End(m), Period.Of(now.From.PlusDays((int)day - 1)));
        var latest = today.DayOfWeek == day && Text(m, "which") != "last" ? today : today.Previous(day);
        return new Found(End(m), Period.Of(latest), IsWeekday: true);
    }

    /// <summary>A year that was named, as a number or as this or last; null when none was.</summary>
    private static int? YearOf(Match m, LocalDate today) => m.Groups["y"].Value switch
    {
        "" => null,
        "this year" => today.Year,
        "last year" or "year last" => today.Year - 1,
        var digits => int.Parse(digits, CultureInfo.InvariantCulture),
    };

    private static int CountOf(Match m) => m.Groups["n"].Value is { Length: > 0 and < 5 } digits ? int.Parse(digits, CultureInfo.InvariantCulture)
        : m.Groups["n"].Success ? Farthest + 1 : 1;

    private static int Whole(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Text(Match m, string group) => m.Groups[group].Value;

    private static int End(Match m) => m.Index + m.Length;
}
