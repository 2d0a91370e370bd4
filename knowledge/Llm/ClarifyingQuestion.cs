using SupportBot.Knowledge.Triage;

namespace SupportBot.Knowledge.Llm;

/// <summary>Words the question back so that it fits what somebody wrote.</summary>
public sealed class ClarifyingQuestion(ILanguageModel model)
{
    private const int MostTokens = 80;
    private const int Longest = 200;

    private static readonly string[] Secrets = ["password", "passwort", "mot de passe", "contraseña", "pin", "code", "card number", "token"];

    /// <summary>Null when there is no fit question: then the ordinary one is asked.</summary>
    public async Task<string?> WriteAsync(string text, TriageVerdict verdict, string language, CancellationToken ct)
    {
        if (!model.IsConfigured || verdict.Question is not { } unknown) return null;
        var services = unknown.Services.Select(TriageServices.NameOf);
        var reply = await model.AskAsync(PromptFile.With(PromptFile.Clarify, new { text, services, language }, MostTokens), ct);
        return ModelJson.Object(reply) is { } item ? Checked(ModelJson.Text(item, "question")) : null;
    }

    /// <summary>One short question that asks for no secret.</summary>
    public static string? Checked(string? question)
    {
        if (SafeText.Of(question, Longest) is not { } safe || !safe.EndsWith('?')) return null;
        return Array.Exists(Secrets, s => safe.Contains(s, StringComparison.OrdinalIgnoreCase)) ? null : safe;
    }
}
