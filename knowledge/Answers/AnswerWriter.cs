using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Knowledge.Answers;

/// <summary>One answer in a model's words from passages that were found; none when it cannot be borne out.</summary>
public sealed class AnswerWriter(ILanguageModel model)
{
    /// <summary>Passages shown to the model.</summary>
    public const int MostPassages = 4;

    private const int MostTokens = 400;
    private const int LongestPassage = 1_500;
    private const string English = "English";

    /// <param name="question">People's own words.</param>
    /// <param name="passages">What the asker may see, best first.</param>
    /// <param name="language">English name of the language to answer in.</param>
    public async Task<GroundedAnswer?> WriteAsync(string question, IReadOnlyList<Passage> passages, string language, CancellationToken ct)
    {
        if (!model.IsConfigured || passages.Count == 0) return null;
        var shown = passages.Take(MostPassages).ToArray();
        var material = new
        {
            question,
            language,
            passages = shown.Select((p, i) => new
            {
                number = i + 1,
                title = p.Title,
                text = p.Text.Length > LongestPassage ? p.Text[..LongestPassage] : p.Text,
            }),
        };
        var reply = await model.AskAsync(PromptFile.With(PromptFile.Answer, material, MostTokens), ct);
        return CitationCheck.Of(Sentences(reply), shown, language == English);
    }

    private static List<(string, IReadOnlyList<int>)> Sentences(ModelReply reply)
    {
        if (ModelJson.Object(reply) is not { } item) return [];
        return [.. ModelJson.Items(item, "sentences").Where(s => s.ValueKind == System.Text.Json.JsonValueKind.Object)
            .Select(s => (ModelJson.Text(s, "text") ?? "", (IReadOnlyList<int>)ModelJson.Numbers(s, "passages")))];
    }
}
