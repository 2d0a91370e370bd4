using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Triage;

/// <summary>Finds the words that say since when something is wrong.</summary>
internal static partial class SinceWhen
{
    /// <summary>As it was said, for example "since this morning"; null when nothing was said.</summary>
    public static string? In(string text)
    {
        var match = Spoken().Match(text);
        return match.Success ? match.Value.Trim() : null;
    }

    private const string Time = @"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|o'clock|h|uhr)?)";

    private const string Day =
        "(?:(?:last|this|early|late|about|around) )?(?:today|yesterday|tonight|noon|midday|midnight|morning|afternoon|evening|night|lunch(?:time)?"
        + "|week(?:end)?|month|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
        + "|january|february|march|april|may|june|july|august|september|october|november|december)";

    [GeneratedRegex(
        @"\bsince (?:" + Day + "(?: (?:morning|afternoon|evening|night|at " + Time + "))?|(?:about |around )?" + Time
        + @"|(?:the |my |our )?(?:last |latest |recent )?(?:\w+ )?(?:update|upgrade|restart|reboot|move|change|migration|password change|storm|power cut|outage)"
        + @"|i (?:came|got|started|changed|updated|restarted|moved)(?: \w+){0,3})"
        + @"|\bfor (?:the (?:last|past) )?(?:about |around |over |almost |nearly )?(?:\d+|an?|one|two|three|four|five|six|ten|several|a few|a couple of|some)"
        + @" (?:minutes?|hours?|days?|weeks?|months?|mins?|hrs?)\b"
        + @"|\b(?:after|since) (?:the |my |our |an? )?(?:last |latest )?(?:\w+ )?(?:update|upgrade|restart|reboot|password change|migration)"
        + @"|\b(?:started|began|begins|happened|happening|stopped) (?:working )?(?:" + Day + "(?: (?:morning|afternoon|evening|night))?|(?:at|around|about) " + Time + ")"
        + @"|\b(?:all (?:day|morning|week)|the whole (?:day|morning|week)|this (?:morning|afternoon|evening)|yesterday(?: (?:morning|afternoon|evening))?|just now|since then)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
