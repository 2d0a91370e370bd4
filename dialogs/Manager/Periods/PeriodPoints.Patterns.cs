using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>The grammar's single periods, in its own words.</summary>
internal static partial class PeriodPoints
{
    private const string AnyUnit = "(?<unit>day|week|month|quarter|half|year|weekend)";
    private const string AnySpan = "(?<unit>hour|day|week|month|quarter|half|year|weekend)";
    private const string AnyYear = "(?: (?<y>20[0-9]{2}|this year|last year|year last))";
    private const string Ends = "(?= |$)";

    [GeneratedRegex(@"\G (today|yesterday|beforeyesterday|tomorrow)" + Ends)]
    private static partial Regex Named();

    [GeneratedRegex(@"\G (?:(?<which>last|this|next|beforelast)(?: complete)? " + AnyUnit + "|" + AnyUnit + " (?<which>last|this|next|beforelast)(?: complete)?)" + Ends)]
    private static partial Regex UnitAround();

    [GeneratedRegex(
        @"\G (?:(?:last|rolling|this)(?<complete> complete)? (?<n>\d+)(?<complete> complete)? " + AnySpan
        + @"|(?<n>\d+)(?: (?:last|rolling))+(?<complete> complete)? " + AnySpan
        + @"|(?<n>\d+) " + AnySpan + @" (?:last|rolling)(?<complete> complete)?|rolling " + AnySpan + ")" + Ends)]
    private static partial Regex CountBack();

    [GeneratedRegex(@"\G (?:(?<first>1o)|last)(?: (?<n>\d+))? (?<unit>day|week)(?:of)?(?= )")]
    private static partial Regex Edge();

    [GeneratedRegex(@"\G (?:agopre(?: (?<n>\d+))? " + AnyUnit + @"|(?:(?<n>\d+) )?" + AnyUnit + " ago)" + Ends)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\G (?:this " + AnyUnit + " todate|todate(?: this)? " + AnyUnit + "|" + AnyUnit + " (?:this )?todate|todate " + AnyUnit + " this)" + Ends)]
    private static partial Regex ToDate();

    [GeneratedRegex(@"\G (?:last )?(?:(?<n>\d)o? (?<unit>quarter|half)|(?<unit>quarter|half) (?<n>\d))" + AnyYear + "?" + Ends)]
    private static partial Regex Part();

    [GeneratedRegex(@"\G (?:cw|week) (?<n>\d{1,2})" + AnyYear + "?" + Ends)]
    private static partial Regex Week();

    [GeneratedRegex(@"\G weekof (?:\d{1,2}o? m\d{1,2}(?: 20\d\d)?|m\d{1,2} \d{1,2}o?(?: 20\d\d)?|[dx][-\d]+|(?:last )?w\d)" + Ends)]
    private static partial Regex WeekOf();

    [GeneratedRegex(@"\G (?:(?<last>last) )?m(?<m>\d{1,2})(?:" + AnyYear + "| (?<last>last))?" + Ends)]
    private static partial Regex Month();

    [GeneratedRegex(@"\G (?<n>[12])o half m(?<m>\d{1,2})" + AnyYear + "?" + Ends)]
    private static partial Regex HalfMonth();

    [GeneratedRegex(@"\G (?:w\d )?(?:(?<d>\d{1,2})o? m(?<m>\d{1,2})|m(?<m>\d{1,2}) (?<d>\d{1,2})o?)" + AnyYear + "?" + Ends)]
    private static partial Regex Day();

    [GeneratedRegex(@"\G (?:w\d )?(?:d(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)|x(?<m>\d\d)-(?<d>\d\d))" + Ends)]
    private static partial Regex WrittenDay();

    [GeneratedRegex(@"\G (?:(?<which>last|this) w(?<w>\d)|(?:(?<week>last|this) week )?w(?<w>\d)(?: (?:(?<week>last|this) week|week (?<week>last|this)|(?<which>last|this)))?)" + Ends)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\G (?:year )?(?<y>20\d\d)" + Ends)]
    private static partial Regex Year();
}
