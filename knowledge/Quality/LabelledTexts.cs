using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Quality;

/// <summary>Reads texts with their classes.</summary>
public static class LabelledTexts
{
    /// <param name="path">JSON lines, may be packed with gzip.</param>
    /// <param name="fields">Properties that make the text, one line each.</param>
    /// <param name="label">Property with the class.</param>
    /// <param name="bad">Takes lines without words or class; without it the first ends the reading.</param>
    /// <param name="objection">What is wrong with a class; null, or an answer of null, is nothing.</param>
    /// <exception cref="InvalidDataException">A line is bad and nobody collects bad lines.</exception>
    public static List<LabelledText> Read(
        string path, IReadOnlyCollection<string> fields, string label, BadLines? bad = null, Func<string, string?>? objection = null)
    {
        var texts = new List<LabelledText>();
        foreach (var (number, item) in JsonLinesFile.Numbered(path, bad))
        {
            var text = new LabelledText(string.Join('\n', fields.Select(f => JsonLinesFile.Text(item, f))), JsonLinesFile.Text(item, label));
            if (string.IsNullOrWhiteSpace(text.Text)) BadLines.Note(bad, path, number, "no text");
            else if (text.Label.Length == 0) BadLines.Note(bad, path, number, $"no {label}");
            else if (objection?.Invoke(text.Label) is { } wrong) BadLines.Note(bad, path, number, wrong);
            else texts.Add(text);
        }

        return texts;
    }
}
