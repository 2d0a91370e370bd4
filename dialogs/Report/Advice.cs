using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>What the knowledge base, triage and, where there is one, a language model say about somebody's words.</summary>
public sealed class Advice(IKnowledgeSearch search, ArticleShelf shelf, ArticleVotes votes, ArticlePhrasings phrasings, ILanguageModel model)
{
    /// <summary>An article less likely to be right than this is not offered: no instructions are better than wrong ones.</summary>
    public const double LeastConfidence = 0.3;

    /// <summary>The same for an article that is about another service than the one that was named.</summary>
    public const double LeastConfidenceElsewhere = 0.5;

    private readonly ReportUnderstanding _understanding = new(model);
    private readonly ClarifyingQuestion _clarifying = new(model);
    private readonly AnswerWriter _answers = new(model);

    public TriageVerdict Assess(string text) => shelf.Triage.Assess(text);

    /// <summary>The verdict of the word lists, bettered by a model where they are unsure.</summary>
    public async Task<Understanding> UnderstandAsync(string text, CancellationToken ct)
    {
        await shelf.FollowAsync(ct);
        return await _understanding.ReadAsync(text, shelf.Triage.Assess(text), ct);
    }

    /// <summary>The question back in words that fit; null when the ordinary one is asked.</summary>
    public Task<string?> QuestionAsync(string text, TriageVerdict verdict, UserInput input, CancellationToken ct) =>
        _clarifying.WriteAsync(text, verdict, LanguageOf(input), ct);

    public Article? Article(string id) => shelf.Library.Find(id);

    /// <summary>Null when there is no such article, or it is not for the person.</summary>
    public Article? ArticleFor(string id, Person person) => Article(id) is { } article && ScopeOf(person).Allows(article) ? article : null;

    /// <summary>Keeps the words of a problem with the article that solved it, for the people of the same client.</summary>
    /// <param name="id">Of the report or ticket.</param>
    public Task<Changes> KeepPhrasingAsync(string id, string articleId, string clientId, string words, UserInput input, CancellationToken ct) =>
        shelf.Library.Find(articleId) is null
            ? Task.FromResult(Changes.None)
            : phrasings.KeepAsync(id, articleId, clientId, words, shelf.Triage.Assess(words), input.Now, ct);

    /// <summary>
    /// The best article, if it is likely enough to be right, and what it says about the question in a model's checked words;
    /// null for what there is not. Where people are in danger no instructions are offered.
    /// </summary>
    /// <param name="text">The person's words.</param>
    /// <param name="verdict">What they are about.</param>
    /// <param name="searchWords">Words of a model to search with as well; null when there are none.</param>
    public async Task<(Article? Best, GroundedAnswer? Answer)> BestAsync(
        string text, TriageVerdict verdict, string? searchWords, UserInput input, CancellationToken ct)
    {
        if (verdict.IsDanger) return (null, null);
        var words = searchWords is null ? text : text + "\n" + searchWords;
        var found = await FindAsync(words, AnswerWriter.MostPassages * 2, input.Person, ct);
        found = await AsSolvedBeforeAsync(found, text, input, ct);
        var passages = await ByUseAsync(found, verdict.ServiceId, input, ct);
        if (passages is not [var first, ..] || shelf.Library.Find(first.ArticleId) is not { } best) return (null, null);
        if (first.Confidence < (IsAbout(best, verdict) ? LeastConfidence : LeastConfidenceElsewhere)) return (null, null);
        return (best, await _answers.WriteAsync(text, passages, LanguageOf(input), ct));
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync(string text, int most, Person person, CancellationToken ct)
    {
        var passages = await FindAsync(text, most, person, ct);
        return [.. passages.Select(p => shelf.Library.Find(p.ArticleId)).OfType<Article>().DistinctBy(a => a.Id)];
    }

    /// <summary>What was found, held against the articles in force: a vector may be of an article that was changed since.</summary>
    private async Task<IReadOnlyList<Passage>> FindAsync(string text, int most, Person person, CancellationToken ct)
    {
        var library = await shelf.FollowAsync(ct);
        var scope = ScopeOf(person);
        var found = await search.SearchAsync(text, scope, most, ct);
        return [.. found.Where(p => library.Find(p.ArticleId) is { } article && scope.Allows(article))];
    }

    /// <summary>What solved the same words of the same client before comes first.</summary>
    private async Task<IReadOnlyList<Passage>> AsSolvedBeforeAsync(IReadOnlyList<Passage> found, string text, UserInput input, CancellationToken ct)
    {
        if (input.Person.ClientId is not { } client) return found;
        var scope = ArticleScope.Of(client);
        var alike = await phrasings.AlikeAsync(client, text, input.Now, ct);
        return PhrasingMatch.Put(found, alike, id => shelf.Library.Find(id) is { } article && scope.Allows(article) ? article : null);
    }

    private static bool IsAbout(Article article, TriageVerdict verdict) =>
        verdict.ServiceId == TriageVerdict.OtherService || article.Services.Contains(verdict.ServiceId);

    /// <summary>What people said about the articles moves neighbours past each other, never more than a bounded share of the score.</summary>
    private async Task<IReadOnlyList<Passage>> ByUseAsync(IReadOnlyList<Passage> found, string serviceId, UserInput input, CancellationToken ct)
    {
        var scored = new List<(Passage Passage, double Score)>();
        foreach (var passage in found)
            scored.Add((passage, passage.Score * (1 + await votes.PriorAsync(passage.ArticleId, serviceId, input.Now, ct))));
        return [.. scored.OrderByDescending(s => s.Score).Select(s => s.Passage).Take(AnswerWriter.MostPassages)];
    }

    private static ArticleScope ScopeOf(Person person) => person.ClientId is { } client ? ArticleScope.Of(client) : ArticleScope.Everyone;

    private static string LanguageOf(UserInput input) =>
        (input.Culture.IsNeutralCulture ? input.Culture : input.Culture.Parent).EnglishName;
}
