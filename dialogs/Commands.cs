using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs;

/// <summary>What typed words ask for, before they are read as a problem.</summary>
public enum Command
{
    /// <summary>Not a command: a problem, an answer or a comment.</summary>
    FreeText,
    Nothing,
    Help,
    Greeting,
    Thanks,
    Human,
    MyTickets,
    Why,
    Downtime,
    Ticket,
    Claim,
    Release,
    Resolve,
    Reopen,
    Withdraw,
    Confirm,
    Amend,
    Files,
    UseChannel,

    /// <summary>A question about something that was reported before; <see cref="CommandLine.Rest"/> names it.</summary>
    About,
}

/// <summary>A command and the ticket it names.</summary>
/// <param name="TicketId">Upper case, for example <c>SD-1042</c>; null when none is named.</param>
/// <param name="Rest">The words without the command and the number.</param>
public sealed partial record CommandLine(Command Command, string? TicketId, string Rest)
{
    /// <summary>Longest sentence that a single command word may stand in.</summary>
    private const int MostWordsOfACommand = 6;

    /// <summary>Reads typed words; the same words always give the same command.</summary>
    public static CommandLine Read(string text, CultureInfo culture)
    {
        var say = new Texts(culture, NodaTime.DateTimeZone.Utc);
        var plain = Plain(text);
        if (plain.Length == 0) return new CommandLine(Command.Nothing, null, "");
        var number = TicketNumber.Pattern().Match(text);
        if (number.Success) return WithNumber(say, text, number);
        foreach (var (command, key) in WholeSentences)
            if (Texts.WordsOfAllLanguages(key).Contains(plain, StringComparer.Ordinal)) return new CommandLine(command, null, "");
        if (plain.Split(' ').Length <= MostWordsOfACommand * 2
            && Texts.WordsOfAllLanguages("Words_About").FirstOrDefault(p => plain.StartsWith(p + " ", StringComparison.Ordinal)) is { } phrase)
            return new CommandLine(Command.About, null, plain[phrase.Length..].Trim());
        if (Texts.WordsOfAllLanguages("Words_Downtime").Any(word => plain.Contains(word, StringComparison.Ordinal)) && plain.Split(' ').Length <= 20)
            return new CommandLine(Command.Downtime, null, text);
        var asksForPerson = plain.Split(' ').Length <= MostWordsOfACommand * 2
            && Texts.WordsOfAllLanguages("Words_Human").Any(words => words.Contains(' ', StringComparison.Ordinal) && plain.Contains(words, StringComparison.Ordinal));
        return new CommandLine(asksForPerson ? Command.Human : Command.FreeText, null, text);
    }

    private static readonly (Command, string)[] WholeSentences =
    [
        (Command.Help, "Words_Help"), (Command.Greeting, "Words_Greeting"), (Command.Thanks, "Words_Thanks"),
        (Command.Human, "Words_Human"), (Command.MyTickets, "Words_MyTickets"), (Command.Why, "Words_Why"),
        (Command.MyTickets, "Words_Unassigned"), (Command.UseChannel, "Words_UseChannel"),
    ];

    private static readonly (Command, string)[] BeforeNumbers =
    [
        (Command.Claim, "Words_Claim"), (Command.Release, "Words_Release"), (Command.Resolve, "Words_Resolve"),
        (Command.Reopen, "Words_Reopen"), (Command.Withdraw, "Words_Withdraw"), (Command.Confirm, "Words_Confirm"),
        (Command.Files, "Words_Files"), (Command.Amend, "Words_Amend"),
    ];

    private static CommandLine WithNumber(Texts say, string text, Match number)
    {
        var id = TicketNumber.IdOf(number);
        var before = Plain(text[..number.Index]);
        var rest = text[(number.Index + number.Length)..].Trim(' ', ':', ',', '-');
        foreach (var (command, key) in BeforeNumbers)
            if (say.Words(key).Contains(before)) return new CommandLine(command, id, rest);
        var isShort = Plain(text).Split(' ').Length <= MostWordsOfACommand;
        return isShort ? new CommandLine(Command.Ticket, id, rest) : new CommandLine(Command.FreeText, id, text);
    }

    /// <summary>Lower case, without punctuation and quotes at the ends and doubled blanks, with the typewriter's apostrophe.</summary>
    private static string Plain(string text)
    {
        var trimmed = Blanks().Replace(text, " ").Replace('’', '\'').Trim().ToLowerInvariant();
        return trimmed is "?" ? trimmed : trimmed.Trim(Ends);
    }

    private static readonly char[] Ends = [' ', '.', '!', ',', '?', '…', ':', ')', '¡', '¿', '"', '„', '“', '”', '«', '»'];

    [GeneratedRegex(@"[\s\p{Cf}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
