using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Llm;

/// <summary>Translates between the languages of an employee and of the desk.</summary>
public sealed partial class Translation(ILanguageModel model)
{
    private const int MostTokens = 1_200;
    private const int Longest = 4_000;

    /// <summary>Null when there is no sound translation: then the text is shown as it was written.</summary>
    public async Task<string?> OfAsync(string text, string from, string to, CancellationToken ct)
    {
        if (!model.IsConfigured || text.Length > Longest) return null;
        var reply = await model.AskAsync(PromptFile.With(PromptFile.Translate, new { text, from, to }, MostTokens), ct);
        return ModelJson.Object(reply) is { } item ? Checked(text, ModelJson.Text(item, "translation")) : null;
    }

    /// <summary>A translation says the same codes and numbers, is not many times as long, and brings no link of its own.</summary>
    public static string? Checked(string text, string? translation)
    {
        const int slack = 80;
        const int factor = 3;
        if (translation is null || translation.Length > text.Length * factor + slack) return null;
        if (SafeText.Of(translation, Longest * factor) is not { } safe) return null;
        return Codes().Matches(text).All(m => safe.Contains(m.Value, StringComparison.OrdinalIgnoreCase)) ? safe : null;
    }

    [GeneratedRegex(@"\bSD-\d+\b|\b0x[0-9a-fA-F]+\b|\b\d{3,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();
}
