using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Manager;

/// <summary>A span of whole local days that somebody asked about.</summary>
/// <param name="From">First day, included.</param>
/// <param name="Until">First day after it, not included.</param>
public sealed partial record Period(LocalDate From, LocalDate Until)
{
    /// <summary>The span of the same length, or the same calendar unit, right before this one.</summary>
    public Period Before => IsWholeMonths
        ? new Period(From.PlusMonths(-MonthsLong), From)
        : new Period(From.PlusDays(-NodaTime.Period.DaysBetween(From, Until)), From);

    private bool IsWholeMonths => From.Day == 1 && Until.Day == 1;

    private int MonthsLong => ((Until.Year - From.Year) * 12) + Until.Month - From.Month;

    /// <summary>How the span is called: a month, a quarter, a year, a day, or its first and last day.</summary>
    public string Name(CultureInfo culture) => this switch
    {
        { IsWholeMonths: true, MonthsLong: 1 } => From.ToString("MMMM uuuu", culture),
        { IsWholeMonths: true, MonthsLong: 3 } when From.Month % 3 == 1 => $"Q{(From.Month + 2) / 3} {From.Year.ToString(culture)}",
        { IsWholeMonths: true, MonthsLong: 12 } when From.Month == 1 => From.Year.ToString(culture),
        _ when Until == From.PlusDays(1) => From.ToString("d MMM uuuu", culture),
        _ => From.ToString("d MMM", culture) + " – " + Until.PlusDays(-1).ToString("d MMM uuuu", culture),
    };

    /// <summary>Reads the span out of a question; null when none is named.</summary>
    /// <param name="today">The reader's local date.</param>
    public static Period? Read(string text, LocalDate today, CultureInfo culture)
    {
        var words = text.ToLowerInvariant();
        return Named(words, today) ?? LastDays(words, today) ?? Quarter(words, today) ?? Month(words, today, culture);
    }

    private static Period? Named(string words, LocalDate today)
    {
        var month = new LocalDate(today.Year, today.Month, 1);
        var quarter = new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var year = new LocalDate(today.Year, 1, 1);
        var monday = today.DayOfWeek == IsoDayOfWeek.Monday ? today : today.Previous(IsoDayOfWeek.Monday);
        (string Phrase, Period Span)[] spans =
        [
            ("last month", new(month.PlusMonths(-1), month)), ("previous month", new(month.PlusMonths(-1), month)),
            ("this month", new(month, month.PlusMonths(1))),
            ("last week", new(monday.PlusDays(-7), monday)), ("this week", new(monday, monday.PlusDays(7))),
            ("last quarter", new(quarter.PlusMonths(-3), quarter)), ("this quarter", new(quarter, quarter.PlusMonths(3))),
            ("last year", new(year.PlusYears(-1), year)), ("this year", new(year, year.PlusYears(1))),
            ("yesterday", new(today.PlusDays(-1), today)), ("today", new(today, today.PlusDays(1))),
        ];
        return spans.FirstOrDefault(s => words.Contains(s.Phrase, StringComparison.Ordinal)).Span;
    }

    private static Period? LastDays(string words, LocalDate today)
    {
        var match = DaysBack().Match(words);
        if (!match.Success) return null;
        var count = int.Parse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var days = match.Groups[2].Value.StartsWith("week", StringComparison.Ordinal) ? count * 7 : count;
        return days is < 1 or > 3_700 ? null : new Period(today.PlusDays(1 - days), today.PlusDays(1));
    }

    private static Period? Quarter(string words, LocalDate today)
    {
        var match = QuarterName().Match(words);
        if (!match.Success) return null;
        var number = match.Groups[1].Value[0] - '0';
        var year = YearOr(match.Groups[2].Value, today.Year);
        var start = new LocalDate(year, (number * 3) - 2, 1);
        if (match.Groups[2].Length == 0 && start > today) start = start.PlusYears(-1);
        return new Period(start, start.PlusMonths(3));
    }

    private static Period? Month(string words, LocalDate today, CultureInfo culture)
    {
        for (var month = 1; month <= 12; month++)
        {
            var name = culture.DateTimeFormat.GetMonthName(month).ToLower(culture);
            var match = Regex.Match(words, $@"\b{Regex.Escape(name)}\b\s*(\d{{4}})?", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
            if (!match.Success) continue;
            var start = new LocalDate(YearOr(match.Groups[1].Value, today.Year), month, 1);
            if (match.Groups[1].Length == 0 && start > today) start = start.PlusYears(-1);
            return new Period(start, start.PlusMonths(1));
        }

        return null;
    }

    private static int YearOr(string digits, int other) =>
        digits.Length == 0 ? other : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:last|past)\s+(\d{1,4})\s+(days?|weeks?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DaysBack();

    [GeneratedRegex(@"\bq([1-4])\b\s*(\d{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterName();
}
