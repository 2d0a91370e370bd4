using System.Text.RegularExpressions;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>What of an article is searched: its headlines (title, symptoms, resolved phrasings) and its whole text.</summary>
internal static partial class SearchText
{
    private const int LongestHeadline = 100;

    /// <summary>
    /// The title, else the first line where it reads like one; then every symptom: all of them are short descriptions of
    /// the same problem, so a question is held against each.
    /// </summary>
    public static IEnumerable<string> Headlines(Article article) =>
        new[] { article.Title.Length > 0 ? article.Title : FirstLine(article) }.Concat(article.Symptoms).Where(h => h.Length > 0);

    public static IEnumerable<string> All(Article article) =>
        article.Symptoms.Prepend(article.Title).Concat(article.Sections.SelectMany(s => new[] { s.Heading, Readable(s.Text) }));

    /// <summary>Without the addresses behind Markdown links: nobody asks in addresses.</summary>
    public static string Readable(string text) =>
        text.Contains("](", StringComparison.Ordinal) ? LinkTargets().Replace(text, "] ") : text;

    private static string FirstLine(Article article)
    {
        var text = article.Sections.IsEmpty ? "" : article.Sections[0].Text.AsSpan().Trim();
        var end = text.IndexOf('\n');
        var line = (end < 0 ? text : text[..end]).Trim();
        var isTitle = line.Length is >= 3 and <= LongestHeadline && char.IsLetter(line[0])
            && !line.Contains("](", StringComparison.Ordinal) && !line.Contains('{');
        return isTitle ? line.ToString() : "";
    }

    [GeneratedRegex(@"\]\([^)\s]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkTargets();
}
