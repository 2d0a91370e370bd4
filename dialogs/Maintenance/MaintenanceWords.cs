using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Maintenance;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>What a technician types: <c>SERVICE [at CLIENT[/SITE], …] from TIME to TIME: words</c>.</summary>
public sealed partial record MaintenanceWords(string Service, string? Where, string From, string Until, string Text)
{
    /// <summary>Null when the words have another form.</summary>
    public static MaintenanceWords? Read(string words)
    {
        var match = Form().Match(words.Trim());
        return match.Success
            ? new MaintenanceWords(
                match.Groups["service"].Value.Trim(), match.Groups["where"] is { Success: true } where ? where.Value.Trim() : null,
                match.Groups["from"].Value, match.Groups["until"].Value, match.Groups["text"].Value.Trim())
            : null;
    }

    /// <summary>
    /// Both ends. A time alone means the next time the clock shows it; an end alone is the first such time after the start.
    /// Null when one is no time.
    /// </summary>
    public static (Instant Start, Instant End)? TimesOf(string from, string until, DateTimeZone zone, Instant now)
    {
        if (TimeAfter(from, zone, now) is not { } start || TimeAfter(until, zone, start) is not { } end) return null;
        return (start, end);
    }

    private static Instant? TimeAfter(string text, DateTimeZone zone, Instant after)
    {
        if (LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd H:mm").Parse(text.Trim()) is { Success: true } full)
            return zone.AtLeniently(full.Value).ToInstant();
        if (LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(text.Trim()) is not { Success: true } time) return null;
        var day = after.InZone(zone).Date;
        var at = zone.AtLeniently(day + time.Value).ToInstant();
        return at > after ? at : zone.AtLeniently(day.PlusDays(1) + time.Value).ToInstant();
    }

    [GeneratedRegex(
        @"^(?<service>[^:]+?)(?:\s+(?:at|for)\s+(?<where>[^:]+?))?\s+from\s+(?<from>(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d)\s+(?:to|until)\s+(?<until>(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d)\s*(?::\s*(?<text>.*))?$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>What a technician types about an item: <c>KIND NAME at CLIENT until DATE [every N months] [by OWNER]</c>.</summary>
public sealed partial record UpkeepWords(UpkeepKind Kind, string Name, string Client, LocalDate? Due, int? EveryMonths, string? Owner)
{
    /// <summary>Null when the words have another form.</summary>
    public static UpkeepWords? Read(string words)
    {
        var match = Form().Match(words.Trim());
        if (!match.Success || !Enum.TryParse<UpkeepKind>(match.Groups["kind"].Value.Replace("licence", "license", StringComparison.OrdinalIgnoreCase), true, out var kind))
            return null;
        var due = LocalDatePattern.Iso.Parse(match.Groups["due"].Value) is { Success: true } day ? day.Value : (LocalDate?)null;
        var every = int.TryParse(match.Groups["every"].Value, System.Globalization.CultureInfo.InvariantCulture, out var months) && months is > 0 and <= 120
            ? months
            : (int?)null;
        var owner = match.Groups["owner"] is { Success: true } by ? by.Value.Trim() : null;
        return new UpkeepWords(kind, match.Groups["name"].Value.Trim(), match.Groups["client"].Value.Trim(), due, every, owner);
    }

    [GeneratedRegex(
        @"^(?<kind>certificate|licen[sc]e|check)\s+(?<name>\S.{0,78}?)\s+(?:at|for)\s+(?<client>.+?)(?:\s+(?:until|due)\s+(?<due>\d{4}-\d\d-\d\d))?(?:\s+every\s+(?<every>\d{1,3})\s+months?)?(?:\s+by\s+(?<owner>.{1,60}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
