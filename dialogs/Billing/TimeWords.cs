using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Billing;

/// <summary>Time as a technician types it: <c>log 1h 30m on SD-1042 onsite at 14:00 yesterday replaced the fuser</c>.</summary>
/// <param name="Minutes">1 to 1,440.</param>
/// <param name="WorkType">Code of the contract book.</param>
/// <param name="At">When it began, in the reader's zone; null = it ends now.</param>
/// <param name="Note">What is left of the words.</param>
public sealed partial record TimeWords(string TicketId, int Minutes, string WorkType, LocalTime? At, bool Yesterday, string Note)
{
    private const int LongestMinutes = 1_440;

    /// <summary>Reads the words; null when they do not log time.</summary>
    public static TimeWords? Read(string text)
    {
        if (TicketFirst().Match(text) is { Success: true } ticketFirst) return Of(ticketFirst);
        return TimeFirst().Match(text) is { Success: true } timeFirst ? Of(timeFirst) : null;
    }

    /// <summary>Minutes of words such as <c>90</c>, <c>30m</c>, <c>1h 30m</c>, <c>1:30</c>, <c>1.5h</c>; null when they are none.</summary>
    public static int? MinutesOf(string text)
    {
        var match = Length().Match(text.Trim());
        if (!match.Success) return null;
        var minutes = match.Groups["hm"].Success
            ? (Number(match.Groups["h2"].Value) * 60m) + Number(match.Groups["m2"].Value)
            : (Number(match.Groups["h"].Value) * 60m) + Number(match.Groups["m"].Value);
        return minutes is >= 1m and <= LongestMinutes && minutes == decimal.Truncate(minutes) ? (int)minutes : null;
    }

    private static TimeWords? Of(Match match)
    {
        if (MinutesOf(match.Groups["time"].Value) is not { } minutes) return null;
        var (workType, at, yesterday) = ("remote", (LocalTime?)null, false);
        var words = new Queue<string>(match.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.TryPeek(out var word))
        {
            var plain = word.ToLowerInvariant().Trim(',', ':', '.', ';');
            if (WorkTypeOf(plain) is { } type) workType = type;
            else if (plain == "yesterday") yesterday = true;
            else if (plain is "at" or "from" && words.Count > 1 && TimeOf(words.ElementAt(1)) is { } time) (at, _) = (time, words.Dequeue());
            else break;
            words.Dequeue();
        }

        return new TimeWords(
            "SD-" + match.Groups["id"].Value, minutes, workType, at, yesterday, string.Join(' ', words).TrimStart(':', ',', '-', ' '));
    }

    private static string? WorkTypeOf(string word) => word switch
    {
        "remote" or "onsite" or "project" or "travel" => word,
        "on-site" => "onsite",
        _ => null,
    };

    private static LocalTime? TimeOf(string word) =>
        LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(word.Trim(',', '.')) is { Success: true } parsed ? parsed.Value : null;

    private static decimal Number(string digits) =>
        digits.Length == 0 ? 0m : decimal.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private const string LengthWords = @"(?<hm>(?<h2>\d{1,2}):(?<m2>[0-5]\d))|(?:(?<h>\d{1,2}(?:[.,]\d{1,2})?)\s*h(?:ours?|rs?)?)?\s*(?:(?<m>\d{1,4})\s*(?:m(?:in(?:ute)?s?)?)?)?";

    [GeneratedRegex(@"^(?:" + LengthWords + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"^(?:log|book)(?:\s+time)?\s+(?<time>\d[\d\s:.,hminutesors]{0,20}?)\s*(?:on|for|to)?\s+SD[- ]?(?<id>\d{1,9})\b[\s:,]*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TimeFirst();

    [GeneratedRegex(@"^(?:log|book)(?:\s+time)?\s+(?:on\s+)?SD[- ]?(?<id>\d{1,9})\b[\s:,]*(?<time>\d{1,2}:\d\d|\d{1,2}(?:[.,]\d)?\s*h(?:ours?|rs?)?(?:\s*\d{1,2}\s*m(?:in(?:ute)?s?)?)?|\d{1,4}\s*(?:m(?:in(?:ute)?s?)?)?)(?:\s+(?<rest>.*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TicketFirst();
}
