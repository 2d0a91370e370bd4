using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Llm;

/// <summary>Makes a model's words fit to be shown: plain text of a bounded length, no links, no markup, no control signs.</summary>
public static partial class SafeText
{
    /// <summary>Null when the text holds what must never be shown, or nothing is left.</summary>
    /// <param name="text">A model's words.</param>
    /// <param name="most">Longest text, in characters.</param>
    public static string? Of(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most) return null;
        if (Forbidden().IsMatch(text)) return null;
        var plain = string.Concat(text.Where(c => c == '\n' || !IsHidden(c))).Trim();
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Control and format signs, among them those that turn the direction of writing or cannot be seen.</summary>
    private static bool IsHidden(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;

    [GeneratedRegex(@"https?:|www\.|\]\(|<\s*/?\s*[a-z!]|javascript:|data:|mailto:|@everyone|@channel|\b[\w\-]+\.(?:com|net|org|io|ru|cn|xyz|top|info|biz|example|test)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();
}
