using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Tests.Knowledge.Quality;

public sealed class SearchQualityTests
{
    private static AnsweredQuestion Answer(string[] relevant, string[] found, double confidence = 1, int missing = 0) => new(
        new KnownQuestion("q", "text", [.. relevant], relevant.Length + missing),
        [.. found.Select((id, i) => new ScoredArticle(id, found.Length - i))],
        confidence);

    [Fact]
    public void One_right_article_on_second_place_has_the_textbook_figures()
    {
        var quality = SearchQuality.Of([Answer(["b"], ["a", "b", "c"])], 10);
        Assert.Equal((0, 1, 0.5, 0.5), (quality.RecallAt1, quality.RecallAt5, quality.MrrAt10, quality.Map));
        Assert.Equal(1 / Math.Log2(3), quality.Ndcg, 12);
    }

    [Fact]
    public void A_right_article_that_is_not_in_the_collection_counts_in_the_denominator()
    {
        var quality = SearchQuality.Of([Answer(["a"], ["a"], missing: 1)], 10);
        Assert.Equal(1 / (1 + 1 / Math.Log2(3)), quality.Ndcg, 12);
        Assert.Equal(0.5, quality.Map);
    }

    [Fact]
    public void Abstention_is_measured_over_questions_without_an_answer()
    {
        var quality = SearchQuality.Of(
            [Answer(["a"], ["a"], 0.9), Answer(["a"], ["b"], 0.3), Answer([], ["b"], 0.2), Answer([], ["b"], 0.6)], 10);
        Assert.Equal((2, 2), (quality.Answerable, quality.Unanswerable));
        Assert.Equal(0.5, quality.AbstentionPrecision);
        Assert.Equal(0.5, quality.AbstentionRecall);
        Assert.Equal(0.75, quality.Auroc);
        Assert.Equal(0.5, quality.SurestRight);
    }

    [Fact]
    public void Fusion_prefers_what_both_orders_like_and_keeps_the_lexical_order_alone()
    {
        ScoredArticle[] lexical = [new("a", 9), new("b", 8), new("c", 1)];
        ScoredArticle[] dense = [new("b", 0.9), new("d", 0.8)];
        Assert.Equal("b", RankFusion.Fuse(lexical, dense)[0].Id);
        Assert.Equal(["a", "b", "c"], RankFusion.Fuse(lexical, []).Select(a => a.Id));
    }
}
