using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Llm;

/// <summary>Translates between the languages of an employee and of the desk.</summary>
public sealed partial class Translation(ILanguageModel model, TimeProvider clock)
{
    private const int MostTokens = 1_200;
    private const int Longest = 4_000;

    /// <summary>Somebody waits for the words: after this they are shown as they were written.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Null when there is no sound translation in time: then the text is shown as it was written.</summary>
    public async Task<string?> OfAsync(string text, string from, string to, CancellationToken ct)
    {
        if (!model.IsConfigured || text.Length > Longest) return null;
        using var limit = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var reply = await model.AskAsync(PromptFile.With(PromptFile.Translate, new { text, from, to }, MostTokens), either.Token);
            return ModelJson.Object(reply) is { } item ? Checked(text, ModelJson.Text(item, "translation")) : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
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
