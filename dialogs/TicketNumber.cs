using System.Text.RegularExpressions;

namespace SupportBot.Dialogs;

/// <summary>Numbers of tickets in what people type: "SD-1042", "sd 1042", "SD1042".</summary>
internal static partial class TicketNumber
{
    /// <summary>The first one as an id; null when there is none.</summary>
    public static string? In(string text) => Pattern().Match(text) is { Success: true } match ? IdOf(match) : null;

    /// <summary>All of them as ids, in their order.</summary>
    public static List<string> AllIn(string text) => [.. Pattern().Matches(text).Select(IdOf)];

    /// <summary>The id of a match of <see cref="Pattern"/>.</summary>
    public static string IdOf(Match match) => "SD-" + match.Groups[1].Value;

    [GeneratedRegex(@"\bSD[- ]?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Pattern();
}
