using SkiaSharp;

namespace SupportBot.Bot.Files;

/// <summary>Breaks words into lines of a width.</summary>
internal static class TextWrap
{
    /// <summary>At blanks and line ends; a word that is wider than a line is cut.</summary>
    public static IReadOnlyList<string> Lines(string text, SKFont font, float width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(w => Pieces(w, font, width)))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && font.MeasureText(longer) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<string> Pieces(string word, SKFont font, float width)
    {
        while (word.Length > 1 && font.MeasureText(word) > width)
        {
            var fits = Math.Clamp(font.BreakText(word, width), 1, word.Length - 1);
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
