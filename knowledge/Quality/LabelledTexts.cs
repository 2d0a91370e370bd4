using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Quality;

/// <summary>Reads texts with their classes.</summary>
public static class LabelledTexts
{
    /// <param name="path">JSON lines, may be packed with gzip.</param>
    /// <param name="fields">Properties that make the text, one line each.</param>
    /// <param name="label">Property with the class.</param>
    public static List<LabelledText> Read(string path, IReadOnlyCollection<string> fields, string label) =>
        [.. JsonLinesFile.Read(path).Select(item => new LabelledText(
            string.Join('\n', fields.Select(f => JsonLinesFile.Text(item, f))), JsonLinesFile.Text(item, label)))];
}
