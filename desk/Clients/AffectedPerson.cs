using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SupportBot.Desk.Clients;

/// <summary>
/// Whom a report is about, read from its words: "Lena's laptop", "laptop of Lena", "for lena@contoso.example: …". Only the
/// people of the reporter's own client are ever looked at.
/// </summary>
public static partial class AffectedPerson
{
    /// <summary>Names of one kind that are offered to choose from.</summary>
    public const int MostChoices = 4;

    /// <param name="forWords">Phrases of all languages that say "for", such as <c>report for</c>, followed by a name and a colon.</param>
    /// <param name="ownUserId">The reporter, who is nobody else.</param>
    public static AffectedReading Read(string text, Client client, string? ownUserId, IReadOnlyList<string> forWords)
    {
        var trimmed = text.Trim();
        if (Named(trimmed, forWords) is { } named)
        {
            var answer = Answer(named.Name, client, ownUserId);
            if (answer is not AffectedReading.Unknown || CouldBeName(named.Name)) return answer with { Words = named.Words };
        }

        var found = client.Users.Where(u => u.Active && u.Id != ownUserId && IsNamed(trimmed, u) && IsSpokenOf(trimmed, u)).ToImmutableArray();
        if (found.Length == 1) return new AffectedReading.One(found[0], trimmed);
        if (found.Length > 1) return new AffectedReading.Several([.. found.Take(MostChoices)], trimmed);
        return Stranger().Match(trimmed) is { Success: true } stranger && !IsOwn(stranger.Groups[1].Value, client, ownUserId)
            ? new AffectedReading.Unknown(stranger.Groups[1].Value, trimmed)
            : new AffectedReading.Nobody(trimmed);
    }

    /// <summary>The answer to "who is it about?": a name, a part of one, or an e-mail address.</summary>
    public static AffectedReading Answer(string text, Client client, string? ownUserId)
    {
        var name = text.Trim().Trim('.', ',', '!', '?', '"');
        var users = client.Users.Where(u => u.Active).ToList();
        var exact = users.Where(u => Same(u.Upn ?? u.Id, name) || Same(u.Name, name)).ToImmutableArray();
        var found = exact.Length > 0 ? exact : [.. users.Where(u => FirstOf(u) is { } first && Same(first, name))];
        return found switch
        {
            [] => new AffectedReading.Unknown(name, text),
            [var only] when only.Id == ownUserId => new AffectedReading.Nobody(text),
            [var only] => new AffectedReading.One(only, text),
            _ => new AffectedReading.Several([.. found.Take(MostChoices)], text),
        };
    }

    private static (string Name, string Words)? Named(string text, IReadOnlyList<string> forWords)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon > 100) return null;
        var before = text[..colon].Trim();
        var phrase = forWords.Where(w => before.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase)).MaxBy(w => w.Length);
        if (phrase is null) return null;
        var (name, words) = (before[phrase.Length..].Trim(), text[(colon + 1)..].Trim());
        return name.Length > 0 && words.Length > 0 && name.Split(' ').Length <= 4 ? (name, words) : null;
    }

    /// <summary>An address, one word, or words that begin with a capital; "for weeks now: …" is about nobody.</summary>
    private static bool CouldBeName(string name) =>
        name.Contains('@', StringComparison.Ordinal) || !name.Contains(' ', StringComparison.Ordinal) || char.IsUpper(name[0]);

    /// <summary>
    /// Whether the first name or the address is in the text at all, as it is in every form of speaking of somebody. Hardly
    /// anybody is named, and patterns for everybody would cost each message dearly.
    /// </summary>
    private static bool IsNamed(string text, ClientUser user) =>
        (FirstOf(user) is { } first && text.Contains(first, StringComparison.OrdinalIgnoreCase))
        || text.Contains(user.Upn ?? user.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>The full name or sign-in name anywhere, or the first name as the owner of something or as who cannot do something.</summary>
    private static bool IsSpokenOf(string text, ClientUser user)
    {
        if ((user.Upn ?? user.Id) is { } upn && upn.Contains('@', StringComparison.Ordinal) && Has(text, Regex.Escape(upn))) return true;
        if (user.Name is not { Length: > 2 } name) return false;
        if (Has(text, Regex.Escape(name) + "(?:['’]?s)?")) return true;
        if (FirstOf(user) is not { Length: > 2 } first) return false;
        var given = Regex.Escape(first);
        return Has(text, given + "['’]s?") || Has(text, given + "s(?= \\p{Lu})") || Has(text, "(?:of|von|bei|de|for|für|pour|para) " + given)
            || Regex.IsMatch(text, "^" + given + @"\s+(?:can|cannot|can't|is|has|gets|kann|hat|ist|bekommt|ne|n'|a|est|no|tiene|está|has)\b", Options, Longest);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private static bool Has(string text, string pattern) => Regex.IsMatch(text, @"(?<![\p{L}\p{Nd}@.])" + pattern + @"(?![\p{L}\p{Nd}])", Options, Longest);

    private static bool IsOwn(string name, Client client, string? ownUserId) =>
        client.Users.Find(ownUserId) is { } own && FirstOf(own) is { } first && Same(first, name);

    private static string? FirstOf(ClientUser user) => user.Name?.Split(' ', 2)[0];

    private static bool Same(string? a, string b) => b.Length > 0 && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Somebody whom the client does not list, as the owner of a thing that people have.</summary>
    [GeneratedRegex(@"^(\p{Lu}[\p{L}-]{2,30})['’]s (?:laptop|computer|pc|phone|mobile|screen|monitor|mailbox|account|keyboard|mouse|headset|tablet)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Stranger();
}

/// <summary>Whom the words are about.</summary>
/// <param name="Words">The problem, without the name before the colon.</param>
public abstract record AffectedReading(string Words)
{
    /// <summary>The reporter, as far as the words say.</summary>
    public sealed record Nobody(string Words) : AffectedReading(Words);

    public sealed record One(ClientUser User, string Words) : AffectedReading(Words);

    /// <summary>Several people of the client have that name.</summary>
    public sealed record Several(ImmutableArray<ClientUser> Users, string Words) : AffectedReading(Words);

    /// <summary>Nobody of the client has that name.</summary>
    public sealed record Unknown(string Name, string Words) : AffectedReading(Words);
}
