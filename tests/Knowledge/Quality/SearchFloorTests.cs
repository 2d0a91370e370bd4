using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Knowledge.Quality;

/// <summary>A floor under the quality of the search, on the excerpt in <c>tests/Knowledge/Data/stackfaq</c>.</summary>
public sealed class SearchFloorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Knowledge", "Data", "stackfaq");

    private static List<Article> Articles() => EvaluationFiles.Articles(Path.Combine(Folder, "faqs.jsonl"), dropSymptomSections: false);

    private static List<KnownQuestion> Questions() => EvaluationFiles.Questions(Path.Combine(Folder, "queries.jsonl"));

    private static async Task<SearchQuality> MeasureAsync(List<Article> articles, List<KnownQuestion> questions)
    {
        var index = new LexicalIndex(new ArticleLibrary(articles));
        var (answers, _) = await SearchEvaluation.AskAsync(index, questions, 10, TimeProvider.System, TestContext.Current.CancellationToken);
        return SearchQuality.Of(answers, 10);
    }

    [Fact]
    public async Task Paraphrases_find_their_question()
    {
        var quality = await MeasureAsync(Articles(), Questions());
        Assert.True(quality.Ndcg >= 0.872, $"nDCG@10 {quality.Ndcg:0.000}");
        Assert.True(quality.RecallAt1 >= 0.75, $"recall@1 {quality.RecallAt1:0.000}");
    }

    [Fact]
    public async Task One_resolved_phrasing_makes_the_search_better()
    {
        var before = await MeasureAsync(Articles(), Questions());
        var (articles, questions) = EvaluationSetup.Attach(Articles(), Questions(), each: 1, seed: 1);
        var after = await MeasureAsync(articles, questions);
        Assert.True(after.RecallAt1 > before.RecallAt1 + 0.02, $"recall@1 {before.RecallAt1:0.000} → {after.RecallAt1:0.000}");
        Assert.True(after.RecallAt1 >= 0.84, $"recall@1 {after.RecallAt1:0.000}");
    }

    [Fact]
    public async Task Three_resolved_phrasings_make_it_much_better()
    {
        var (articles, questions) = EvaluationSetup.Attach(Articles(), Questions(), each: 3, seed: 1);
        var quality = await MeasureAsync(articles, questions);
        Assert.True(quality.RecallAt1 >= 0.94, $"recall@1 {quality.RecallAt1:0.000}");
    }

    [Fact]
    public async Task Questions_without_an_answer_are_less_sure()
    {
        var (articles, questions) = EvaluationSetup.Half(Articles(), Questions(), seed: 1);
        var quality = await MeasureAsync(articles, questions);
        Assert.True(quality.Auroc >= 0.85, $"AUROC {quality.Auroc:0.000}");
    }
}
