using SupportBot.Desk.Clients;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>What the knowledge base, triage and, where there is one, a language model say about somebody's words.</summary>
public sealed class Advice(IKnowledgeSearch search, ArticleLibrary library, ServiceTriage triage, ILanguageModel model)
{
    private readonly ReportUnderstanding _understanding = new(model);
    private readonly ClarifyingQuestion _clarifying = new(model);
    private readonly AnswerWriter _answers = new(model);

    public TriageVerdict Assess(string text) => triage.Assess(text);

    /// <summary>The verdict of the word lists, bettered by a model where they are unsure.</summary>
    public Task<Understanding> UnderstandAsync(string text, CancellationToken ct) => _understanding.ReadAsync(text, triage.Assess(text), ct);

    /// <summary>The question back in words that fit; null when the ordinary one is asked.</summary>
    public Task<string?> QuestionAsync(string text, TriageVerdict verdict, UserInput input, CancellationToken ct) =>
        _clarifying.WriteAsync(text, verdict, LanguageOf(input), ct);

    public Article? Article(string id) => library.Find(id);

    /// <summary>The best article, and what it says about the question in a model's checked words; null for what there is not.</summary>
    /// <param name="text">The person's words.</param>
    /// <param name="searchWords">Words of a model to search with as well; null when there are none.</param>
    public async Task<(Article? Best, GroundedAnswer? Answer)> BestAsync(
        string text, string? searchWords, UserInput input, CancellationToken ct)
    {
        var scope = ScopeOf(input.Person);
        var passages = await search.SearchAsync(searchWords is null ? text : text + "\n" + searchWords, scope, AnswerWriter.MostPassages, ct);
        if (passages is not [var first, ..] || library.Find(first.ArticleId) is not { } best) return (null, null);
        return (best, await _answers.WriteAsync(text, passages, LanguageOf(input), ct));
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync(string text, int most, Person person, CancellationToken ct)
    {
        var passages = await search.SearchAsync(text, ScopeOf(person), most, ct);
        return [.. passages.Select(p => library.Find(p.ArticleId)).OfType<Article>().DistinctBy(a => a.Id)];
    }

    private static ArticleScope ScopeOf(Person person) => person.ClientId is { } client ? ArticleScope.Of(client) : ArticleScope.Everyone;

    private static string LanguageOf(UserInput input) =>
        (input.Culture.IsNeutralCulture ? input.Culture : input.Culture.Parent).EnglishName;
}
