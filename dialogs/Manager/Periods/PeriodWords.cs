using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>One language's words for periods, and the grammar's words that stand for them; read from a file of the program.</summary>
internal sealed partial class PeriodWords
{
    private static readonly FrozenDictionary<string, PeriodWords> ByLanguage =
        Wording.Texts.Languages.ToFrozenDictionary(static l => l, static l => new PeriodWords(l));

    private readonly Dictionary<string, string> _phrases = new(StringComparer.Ordinal);
    private readonly int _longest = 1;

    private PeriodWords(string language)
    {
        foreach (var line in Lines(language))
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            var (means, written) = (line[..cut].Trim(), line[(cut + 1)..]);
            foreach (var phrase in written.Split('|', StringSplitOptions.TrimEntries))
            {
                var tokens = PeriodTokens.Of(phrase);
                _phrases[string.Join(' ', tokens)] = means;
                _longest = Math.Max(_longest, tokens.Count);
            }
        }
    }

    /// <summary>The words of a language and then those of the others, the reader's own first.</summary>
    public static IEnumerable<PeriodWords> InOrder(CultureInfo culture) => Wording.Texts.Languages
        .OrderBy(l => l != culture.TwoLetterISOLanguageName)
        .Select(l => ByLanguage[l]);

    /// <summary>The question in the grammar's words, each after a blank; <c>~</c> for a word that says nothing of a period.</summary>
    public string Translate(IReadOnlyList<string> tokens, SlashOrder slashes)
    {
        var said = new List<string>();
        for (var i = 0; i < tokens.Count;)
        {
            var (length, means) = PhraseAt(tokens, i);
            if (length == 0)
            {
                said.Add(WrittenDate(tokens[i], slashes));
                i++;
                continue;
            }

            if (means.Length > 0) said.Add(means);
            i += length;
        }

        return string.Concat(said.Select(s => " " + s));
    }

    private (int Length, string Means) PhraseAt(IReadOnlyList<string> tokens, int start)
    {
        for (var length = Math.Min(_longest, tokens.Count - start); length > 0; length--)
            if (_phrases.TryGetValue(string.Join(' ', tokens.Skip(start).Take(length)), out var means)) return (length, means);
        return (0, "");
    }

    /// <summary>Numbers and dates as the grammar writes them: <c>12</c>, <c>3o</c>, <c>d2026-11-03</c>, <c>x11-03</c>.</summary>
    private static string WrittenDate(string token, SlashOrder slashes)
    {
        if (Number().IsMatch(token)) return token.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        if (Ordinal().Match(token) is { Success: true } ordinal) return ordinal.Groups[1].Value.TrimStart('0') + "o";
        if (Iso().Match(token) is { Success: true }) return "d" + token;
        if (IsoWeek().Match(token) is { Success: true } week) return $"cw {Digits(week, 2)} {Digits(week, 1)}";
        if (YearMonth().Match(token) is { Success: true } month) return $"m{Digits(month, 2)} {Digits(month, 1)}";
        if (MonthYear().Match(token) is { Success: true } turned) return $"m{Digits(turned, 1)} {Digits(turned, 2)}";
        if (Quarter().Match(token) is { Success: true } quarter) return $"quarter {quarter.Groups[1].Value}";
        return DayMonth().Match(token) is { Success: true } date ? DateOf(date, slashes) : "~";
    }

    private static string DateOf(Match date, SlashOrder slashes)
    {
        var monthFirst = slashes == SlashOrder.MonthFirst && date.Groups[2].Value == "/";
        var (day, month) = monthFirst ? (Digits(date, 3), Digits(date, 1)) : (Digits(date, 1), Digits(date, 3));
        var year = date.Groups[4].Value;
        if (year.Length == 0) return $"x{month:00}-{day:00}";
        return $"d{(year.Length == 2 ? "20" + year : year)}-{month:00}-{day:00}";
    }

    private static int Digits(Match match, int group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SupportBot.Dialogs.Manager.Periods.{language}.txt")
            ?? throw new FileNotFoundException("The program lacks the words for periods.", language);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#'))];
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\d{1,2})(?:st|nd|rd|th|er|eme|ere|e|o|\.)$")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{4})-?w(\d{1,2})$")]
    private static partial Regex IsoWeek();

    [GeneratedRegex(@"^(\d{4})-(\d{2})$")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^(\d{1,2})[./](\d{4})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(\d{1,2})[tq]$")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(\d{1,2})([./])(\d{1,2})(?:[./](\d{2,4})?)?$")]
    private static partial Regex DayMonth();
}

/// <summary>How <c>3/9</c> is read.</summary>
internal enum SlashOrder
{
    DayFirst,
    MonthFirst,
}
