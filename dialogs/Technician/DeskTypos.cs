using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>Finds the command that a technician probably meant, and commands that leave out the number of the thread's ticket.</summary>
public static partial class DeskTypos
{
    /// <summary>Shortest word that is held against the commands.</summary>
    private const int Shortest = 3;

    private static readonly string[] AboutTickets =
    [
        "Words_OutageJoin", .. DeskCommand.KeysOf(CommandGroup.Ticket),
    ];

    private static readonly string[] Others =
    [
        "Words_Help", "Words_MyTickets", "Words_Unassigned", "Words_UseChannel", "Words_Notify",
        .. Enum.GetValues<CommandGroup>().Where(g => g != CommandGroup.Ticket).SelectMany(DeskCommand.KeysOf),
    ];

    /// <summary>The words with the command spelled as it is; null when they begin with a command, or with nothing like one.</summary>
    /// <param name="ticketId">Ticket of the thread, which a command about a ticket gets when it names none.</param>
    public static string? Corrected(string text, CultureInfo culture, string? ticketId = null)
    {
        var words = text.Trim().Split(Between, StringSplitOptions.RemoveEmptyEntries);
        if (Meant(text, words, culture) is not { } phrase) return null;
        var rest = string.Join(' ', words.Skip(phrase.Split(' ').Length));
        var needsNumber = ticketId is not null && !TicketNumber.Pattern().IsMatch(text)
            && Phrases(AboutTickets, culture).Contains(phrase, StringComparer.Ordinal);
        return (needsNumber ? $"{phrase} {ticketId} {rest}" : $"{phrase} {rest}").TrimEnd();
    }

    /// <summary>Below a ticket's card the number may be left out; null when the words are no command that needs one.</summary>
    public static string? WithNumber(string text, string ticketId, CultureInfo culture)
    {
        if (TicketNumber.Pattern().IsMatch(text)) return null;
        var trimmed = text.Trim();
        foreach (var phrase in Phrases(["Words_Claim", "Words_Release"], culture))
            if (trimmed.TrimEnd('.', '!').Equals(phrase, StringComparison.OrdinalIgnoreCase)) return $"{phrase} {ticketId}";
        if (LogTime().Match(trimmed) is { Success: true } log) return $"{log.Groups[1].Value} {ticketId} {trimmed[log.Length..]}";
        return Phrases(["Words_Resolve"], culture)
            .Where(p => trimmed.StartsWith(p + " ", StringComparison.OrdinalIgnoreCase) || trimmed.Equals(p, StringComparison.OrdinalIgnoreCase))
            .Select(p => $"{p} {ticketId} {trimmed[p.Length..].Trim()}".TrimEnd())
            .FirstOrDefault();
    }

    /// <inheritdoc cref="WithNumber(string, string, CultureInfo)"/>
    public static string? WithNumber(UserInput input) => input is { Person.IsDesk: true, Press: null, ThreadTicketId: { } ticket }
        ? WithNumber(input.Text, ticket, input.Culture)
        : null;

    /// <summary>Whether words that begin with a command are rather a longer one with a typing error.</summary>
    public static bool IsLonger(string text, string exact, CultureInfo culture) =>
        Longer(text.Split(Between, StringSplitOptions.RemoveEmptyEntries), exact, KnownFor(text, culture)) is { } longer
        && !text.StartsWith(longer, StringComparison.OrdinalIgnoreCase);

    /// <summary>A sentence about a ticket is no list, and the other way round.</summary>
    private static List<string> KnownFor(string text, CultureInfo culture) =>
        [.. Phrases(TicketNumber.Pattern().IsMatch(text) ? AboutTickets : [.. AboutTickets, .. Others], culture)];

    private static string? Meant(string text, string[] words, CultureInfo culture)
    {
        if (words.Length == 0 || (words.Length == 1 && words[0].Length < Shortest)) return null;
        var known = KnownFor(text, culture);
        if (Phrases([.. AboutTickets, .. Others], culture).Where(p => Distance(words, p) == 0).MaxBy(p => p.Length) is { } exact)
            return Longer(words, exact, known);
        return Nearest(words, known);
    }

    /// <summary>
    /// The command that goes on where this one ends, with a typing error there: "ask teh user" is not "ask" with words that go
    /// to the user. Null when there is none.
    /// </summary>
    private static string? Longer(string[] words, string exact, IEnumerable<string> known) =>
        Nearest(words, known.Where(phrase => phrase.StartsWith(exact + " ", StringComparison.Ordinal)));

    /// <summary>The command with the fewest typing errors, of several the longest; null when all have too many.</summary>
    private static string? Nearest(string[] words, IEnumerable<string> known) => known
        .Select(phrase => (Phrase: phrase, Distance: Distance(words, phrase)))
        .Where(p => p.Distance is not null)
        .OrderBy(p => p.Distance).ThenByDescending(p => p.Phrase.Length).ThenBy(p => p.Phrase, StringComparer.Ordinal)
        .FirstOrDefault().Phrase;

    /// <summary>Typing errors between the first words and a command; null when they are too many.</summary>
    private static int? Distance(string[] words, string phrase)
    {
        var wanted = phrase.Split(' ');
        if (wanted.Length > words.Length || phrase.Length < Shortest) return null;
        var all = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            var errors = Typo.Distance(words[i].ToLowerInvariant(), wanted[i]);
            if (errors > MostErrors(Math.Min(words[i].Length, wanted[i].Length))) return null;
            all += errors;
        }

        return all;
    }

    /// <summary>A word of two letters is spelled right or is another one.</summary>
    private static int MostErrors(int letters) => letters < Shortest ? 0 : letters <= 4 ? 1 : 2;

    private static IEnumerable<string> Phrases(IEnumerable<string> keys, CultureInfo culture)
    {
        var say = new Texts(culture, NodaTime.DateTimeZone.Utc);
        return keys.SelectMany(say.Words).Distinct(StringComparer.Ordinal);
    }

    private static readonly char[] Between = [' ', ':', ',', '\n'];

    [GeneratedRegex(@"^(log|book)(?:\s+time)?\s+(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LogTime();
}
