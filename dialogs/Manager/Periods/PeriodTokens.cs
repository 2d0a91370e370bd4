using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>Cuts a question into words, numbers and written dates; accents, case and most signs are gone afterwards.</summary>
internal static partial class PeriodTokens
{
    /// <summary>Longest question that is looked at, in characters.</summary>
    private const int Longest = 400;

    public static IReadOnlyList<string> Of(string text) =>
        [.. Token().Matches(WeeksApart().Replace(Plain(text), " - ")).SelectMany(m => Parts(m.Value))];

    /// <summary>Letters and digits that belong to one sign, such as <c>q3</c>, are two tokens.</summary>
    private static IEnumerable<string> Parts(string token)
    {
        var joined = LetterNumber().Match(token);
        return joined.Success ? [joined.Groups[1].Value, joined.Groups[2].Value] : [token];
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var c in text[..Math.Min(text.Length, Longest)].ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(c switch { 'ß' => "ss", '–' or '—' or '−' => "-", 'º' or 'ª' => "o", _ => c.ToString() });
        }

        return plain.ToString();
    }

    [GeneratedRegex(
        @"\d{4}-\d{2}-\d{2}(?!\d)|\d{4}-?w\d{1,2}(?!\d)|\d{4}-\d{2}(?!\d)|(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?!\d)"
        + @"|(?<!\d)\d{1,2}\.\d{4}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}(?:/\d{4}|/\d{2})?(?!\d)|(?<!\d)\d{1,2}/\d{4}(?!\d)"
        + @"|(?<!\d)\d{1,2}(?:st|nd|rd|th|er|eme|ere|e|o)(?![a-z0-9])|(?<!\d)\d{1,2}\.(?!\d)|\d{1,2}[tq](?![a-z0-9])"
        + @"|[a-z]{1,3}\d{1,2}(?![a-z0-9])|\d+|[a-z]+|[-&]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    /// <summary>The stroke of "KW 44/45", which is no date.</summary>
    [GeneratedRegex(@"(?<=\b(?:kw|cw|weeks?|wochen?|semaines?|semanas?) ?\d{1,2}) ?/ ?(?=\d{1,2}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex WeeksApart();

    [GeneratedRegex(@"^([a-z]{1,3})(\d{1,2})$|^(?!)", RegexOptions.CultureInvariant)]
    private static partial Regex LetterNumber();
}
