using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>
/// What a technician types about an outage: <c>SERVICE [at CLIENT[/SITE], …] [since TIME] [until TIME]: words</c>.
/// </summary>
public sealed partial record OutageWords(string Service, string? Where, string? Since, string? Until, string Text)
{
    /// <summary>Null when the words have another form.</summary>
    public static OutageWords? Read(string words)
    {
        var match = Form().Match(words.Trim());
        return match.Success
            ? new OutageWords(match.Groups["service"].Value.Trim(), ValueOf(match, "where"), ValueOf(match, "since"), ValueOf(match, "until"), match.Groups["text"].Value.Trim())
            : null;
    }

    /// <summary>The service of that id or name; null when there is none.</summary>
    public static Service? ServiceOf(ContractBook book, string name, Texts say) =>
        book.Services.FirstOrDefault(s => Same(s.Id, name) || Same(s.Name, name))
        ?? book.Services.FirstOrDefault(s => Same(say.ServiceName(s.Id), name));

    /// <summary>The clients and sites that were named; null when one is unknown. Nothing or "all" is every client.</summary>
    public static ImmutableList<OutageScope>? ScopesOf(ContractBook book, string? where)
    {
        if (where is null or "" || Same(where, "all") || Same(where, "everyone"))
            return [.. book.Clients.Select(c => new OutageScope(c.Id, []))];
        var scopes = new SortedDictionary<string, ImmutableSortedSet<string>>(StringComparer.Ordinal);
        foreach (var part in where.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ScopeOf(book, part.Split('/', 2, StringSplitOptions.TrimEntries)) is not { } scope) return null;
            var known = scopes.TryGetValue(scope.ClientId, out var sites) ? sites : [];
            scopes[scope.ClientId] = scope.Sites.IsEmpty ? [] : known.Union(scope.Sites);
        }

        return [.. scopes.Select(s => new OutageScope(s.Key, s.Value))];
    }

    private static OutageScope? ScopeOf(ContractBook book, string[] names)
    {
        var client = book.Clients.FirstOrDefault(c => Same(c.Id, names[0]) || Same(c.Name, names[0]));
        if (client is null) return null;
        if (names.Length < 2) return new OutageScope(client.Id, []);
        var site = client.Sites.FirstOrDefault(s => Same(s.Id, names[1]) || Same(s.Name, names[1]));
        return site is null ? null : new OutageScope(client.Id, [site.Id]);
    }

    /// <summary>
    /// "09:20" is the last time the clock showed that, "2026-11-23 09:20" says the day; null when it is no time. A time that
    /// a clock change left out moves forward by the gap.
    /// </summary>
    public static Instant? TimeOf(string? text, DateTimeZone zone, Instant now)
    {
        var words = text?.Trim() ?? "";
        if (LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd H:mm").Parse(words) is { Success: true } full)
            return zone.AtLeniently(full.Value).ToInstant();
        if (LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(words) is not { Success: true } time) return null;
        var today = now.InZone(zone).Date;
        var at = zone.AtLeniently(today + time.Value).ToInstant();
        return at <= now ? at : zone.AtLeniently(today.PlusDays(-1) + time.Value).ToInstant();
    }

    private static string? ValueOf(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value.Trim() : null;

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^(?<service>[^:]+?)(?:\s+at\s+(?<where>[^:]+?))?(?:\s+since\s+(?<since>(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d))?(?:\s+until\s+(?<until>(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d))?\s*(?::\s*(?<text>.*))?$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
