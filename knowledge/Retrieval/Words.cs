using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>A word of a text.</summary>
/// <param name="Text">Lower case, accents and apostrophes taken off.</param>
/// <param name="Start">Where it begins in the text it was read from.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Word(string Text, int Start, int End);

/// <summary>Cuts text into words the same way for articles, questions and word lists.</summary>
public static class Words
{
    /// <summary>Runs of letters and digits; an apostrophe inside a word is dropped ("can't" is "cant").</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 6 + 4);
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var plain = true;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInner(text, i)))
            {
                plain &= text[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9');
                i++;
            }

            words.Add(new Word(plain ? text[start..i] : Fold(text.AsSpan(start, i - start)), start, i));
        }

        return words;
    }

    /// <summary>An apostrophe, or a mark that belongs to the letter before it.</summary>
    private static bool IsInner(string text, int i) =>
        (text[i] is '\'' or '’' or '`' && i + 1 < text.Length && char.IsLetter(text[i + 1]))
        || CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark;

    private static string Fold(ReadOnlySpan<char> word)
    {
        var lower = word.ToString().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);
        if (!Ascii.IsValid(lower)) lower = lower.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(lower.Length);
        foreach (var c in lower)
            if (char.IsLetterOrDigit(c)) folded.Append(c);
        return folded.ToString();
    }
}
