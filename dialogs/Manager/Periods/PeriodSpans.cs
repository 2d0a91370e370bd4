using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>Ranges and comparisons in the grammar's words, made of single periods.</summary>
internal static partial class PeriodSpans
{
    /// <summary>In days.</summary>
    private const int ShortestYear = 365;

    /// <summary>"weeks 40 to 42" as "week 40 to week 42".</summary>
    public static string Spelled(string text) => SharedWeek().Replace(text, " cw $1 to cw $2");

    /// <summary>The longest period that is named anywhere in the text; null when none is.</summary>
    public static Found? Longest(string text, LocalDate today)
    {
        // Of a comparison the first part is asked about, however long the other one is written.
        var versus = Versus().Match(text);
        return (versus.Success ? LongestIn(text[..versus.Index], today) : null) ?? LongestIn(text, today);
    }

    private static Found? LongestIn(string text, LocalDate today)
    {
        Found? best = null;
        var (bestLength, start) = (0, 0);
        for (var i = 0; i >= 0 && i < text.Length; i = text.IndexOf(' ', i + 1))
        {
            if (At(text, i, today) is not { } found || Words(text, i, found.End) <= bestLength) continue;
            (best, bestLength, start) = (found, Words(text, i, found.End), i);
        }

        return best is null ? null : best with { InYear = null, Start = start };
    }

    /// <summary>
    /// What the period is compared with: the period after "vs", or the one before it, or the same one a year ago. "October
    /// vs last month" asked in November cannot mean October, and "October vs last year" no twelve months.
    /// </summary>
    public static Period? Against(string text, Found found, LocalDate today)
    {
        var versus = Versus().Match(text, found.End);
        if (!versus.Success || found.Period is not { } period) return null;
        var after = versus.Index + versus.Length;
        if (text[after..].StartsWith(" same", StringComparison.Ordinal))
            return text.Contains("year", StringComparison.Ordinal) ? period.YearBefore : period.Before;
        return At(text, after, today)?.Period is not { } other ? null
            : other == period ? period.Before
            : other.DaysLong >= ShortestYear && period.DaysLong < ShortestYear / 2 ? period.YearBefore
            : other;
    }

    /// <summary>Number of the grammar's words between two places.</summary>
    public static int Words(string text, int from, int until) => text.AsSpan(from, until - from).Count(' ');

    private static Found? At(string text, int start, LocalDate today) =>
        DaysOfOneMonth(text, start, today) ?? Since(text, start, today) ?? Range(text, start, today);

    /// <summary>"3 to 9 November", "November 3 to 9", "3. to 9.11."</summary>
    private static Found? DaysOfOneMonth(string text, int start, LocalDate today)
    {
        var m = SharedMonth().Match(text, start);
        if (!m.Success) return null;
        var (month, first, last) = (Whole(m, "m"), Whole(m, "a"), Whole(m, "b"));
        Period? InYear(int year) => Calendars.Day(year, month, first) is { } from && Calendars.Day(year, month, last) is { } to && from.From <= to.From
            ? new Period(from.From, to.Until)
            : null;
        var end = m.Index + m.Length;
        return m.Groups["y"].Success ? new Found(end, InYear(Whole(m, "y"))) : Found.Latest(end, today, InYear);
    }

    private static Found? Since(string text, int start, LocalDate today)
    {
        var count = SinceCount().Match(text, start);
        if (count.Success)
            return new Found(count.Index + count.Length, Calendars.Rolling(count.Groups["unit"].Value, count.Groups["n"].Success ? Whole(count, "n") : 1, today));
        var m = SinceWord().Match(text, start);
        if (!m.Success) return null;
        if (PointOrUnit(text, m, today) is not { } first) return null;
        if (Connector().Match(text, first.End) is { Success: true } to && PeriodPoints.PointAt(text, to.Index + to.Length, today) is { } end)
            return Joined(first, end);
        return first with { Period = first.Period is { } p && p.From <= today ? new Period(p.From, today.PlusDays(1)) : first.Period };
    }

    /// <summary>After "since the start of" a bare unit is the one that today is in.</summary>
    private static Found? PointOrUnit(string text, Match since, LocalDate today)
    {
        var at = since.Index + since.Length;
        if (PeriodPoints.PointAt(text, at, today) is { } point) return point;
        var unit = BareUnit().Match(text, at);
        return unit.Success && since.Groups["start"].Success
            ? new Found(unit.Index + unit.Length, Calendars.Unit(unit.Groups[1].Value, "this", today))
            : null;
    }

    private static Found? Range(string text, int start, LocalDate today)
    {
        var from = FromWord().Match(text, start);
        if (PeriodPoints.PointAt(text, from.Success ? from.Index + from.Length : start, today) is not { } first) return null;
        if (RangeEnd(text, first, today) is { } last && Means(last.Link, from.Value, first, last.Found)) return Joined(first, last.Found);
        var onward = Onward().Match(text, first.End);
        if (onward.Success) first = first with { End = onward.Index + onward.Length };
        var sinceDay = from.Value is " from" && first.Period is { } day && (day.DaysLong == 1 || onward.Success) && day.From <= today;
        return sinceDay ? first with { Period = new Period(first.Period!.From, today.PlusDays(1)) } : first;
    }

    /// <summary>The period after "to", or after "and"; null when there is none.</summary>
    private static (string Link, Found Found)? RangeEnd(string text, Found first, LocalDate today)
    {
        var link = Connector().Match(text, first.End);
        if (!link.Success) link = And().Match(text, first.End);
        return link.Success && PeriodPoints.PointAt(text, link.Index + link.Length, today) is { } last ? (link.Value, last) : null;
    }

    /// <summary>"and" joins after "between", and periods that follow each other; elsewhere it joins sentences.</summary>
    private static bool Means(string link, string from, Found first, Found last) =>
        link != " and" || from == " between" || (last.Period is { } end && first.NotAfter(end)?.Until == end.From);

    private static Found Joined(Found first, Found last)
    {
        if (last.Period is not { } end) return last;
        var from = first.NotAfter(end);
        if (from is null || from.From > end.From) return new Found(last.End, null);
        Func<int, Period?>? inYear = null;
        return new Found(last.End, new Period(from.From, end.Until), inYear);
    }

    private static int Whole(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\G (?:(?:from|between|since) )?(?:(?<a>\d{1,2})o? (?:to|and) (?<b>\d{1,2})o? m(?<m>\d{1,2})|m(?<m>\d{1,2}) (?<a>\d{1,2})o? (?:to|and) (?<b>\d{1,2})o?"
        + @"|(?<a>\d{1,2})o? (?:to|and) (?:x(?<m>\d\d)-(?<b>\d\d)|d(?<y>\d{4})-(?<m>\d\d)-(?<b>\d\d)))(?: (?<y>20\d\d))?(?= |$)")]
    private static partial Regex SharedMonth();

    [GeneratedRegex(@"\G (?:since|since agopre) (?:(?<n>\d{1,4}) )(?<unit>day|week|month|half|year)(?= |$)|\G (?:since) (?<unit>week|month|year) ago(?= |$)|\G since agopre (?<unit>week|month|year)(?= |$)")]
    private static partial Regex SinceCount();

    [GeneratedRegex(@"\G since(?<start> start)?(?= )")]
    private static partial Regex SinceWord();

    [GeneratedRegex(@"\G (week|month|quarter|half|year)(?= |$)")]
    private static partial Regex BareUnit();

    [GeneratedRegex(@" (?:cw|week) (\d{1,2}) (?:to|and) (\d{1,2})(?= 20\d\d|$| ~)")]
    private static partial Regex SharedWeek();

    [GeneratedRegex(@"\G (?:from|between)(?= )")]
    private static partial Regex FromWord();

    [GeneratedRegex(@"\G to(?= )")]
    private static partial Regex Connector();

    [GeneratedRegex(@"\G and(?= )")]
    private static partial Regex And();

    [GeneratedRegex(@"\G onward(?= |$)")]
    private static partial Regex Onward();

    [GeneratedRegex(@" vs(?= )")]
    private static partial Regex Versus();
}
