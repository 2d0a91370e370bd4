using System.Globalization;
using System.Text;

namespace SupportBot.Bot.Cards;

/// <summary>Makes words safe for card text, where a Markdown subset and date macros would be read out of them.</summary>
public static class CardText
{
    private const string MarkdownSigns = "\\*_[]`#~|<>";

    /// <summary>The words as they are: no link, emphasis, mention or date macro can come out of somebody's text.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '<') safe.Append("&lt;");
            else if (c is '>') safe.Append("&gt;");
            else if (MarkdownSigns.Contains(c, StringComparison.Ordinal)) safe.Append('\\').Append(c);
            else if (c is '{') safe.Append("{\u200b");
            else if (IsInvisible(c)) continue;
            else safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>A step with its number; the number is written out, so that no client renumbers it.</summary>
    public static string Numbered(int number, string step) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}\\. {Escape(step)}");

    /// <summary>The words without signs that a screen reader would spell.</summary>
    public static string Plain(string text) => new([.. text.Where(c => !IsInvisible(c))]);

    /// <summary>Control characters and direction overrides, which can hide or turn text; the zero-width joiner of emoji stays.</summary>
    private static bool IsInvisible(char c) =>
        (char.IsControl(c) && c is not '\n' and not '\t')
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200b' or '\ufeff';
}
