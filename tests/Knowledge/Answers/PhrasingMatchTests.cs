using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Tests.Knowledge.Answers;

public sealed class PhrasingMatchTests
{
    private static readonly Article Tube = new() { Id = "KB-1", Title = "Tube", Sections = [new ArticleSection("Steps", "Wait")] };

    private static Passage Found(string id, double confidence) => new(id, id, "", "", 2, confidence);

    [Theory]
    [InlineData("the purple dragon eats my pages")]
    [InlineData("der lila Drache frisst meine Seiten")]
    public void Telling_words_are_kept(string words) => Assert.Equal(words, PhrasingMatch.Worth(words + "\n"));

    [Theory]
    [InlineData("it does not work")]
    [InlineData("dragon")]
    [InlineData("the purple dragon eats pages, write to emil@fabrikam.example")]
    [InlineData("the purple dragon eats pages, call +49 30 1234567")]
    [InlineData("the purple dragon wants " + Masking.Password)]
    public void What_says_too_little_or_what_is_personal_is_not(string words) => Assert.Null(PhrasingMatch.Worth(words));

    [Fact]
    public void A_long_story_is_not_kept() => Assert.Null(PhrasingMatch.Worth(string.Join(' ', Enumerable.Repeat("purple dragon", 20))));

    [Fact]
    public void An_article_that_solved_the_same_words_comes_first_and_the_others_stay()
    {
        var put = PhrasingMatch.Put([Found("KB-9", 0.4), Found("KB-8", 0.2)], new Dictionary<string, double> { ["KB-1"] = 0.9 }, _ => Tube);
        Assert.Equal(["KB-1", "KB-9", "KB-8"], put.Select(p => p.ArticleId));
        Assert.Equal((0.9, "Wait"), (put[0].Confidence, put[0].Text));
        Assert.True(put[0].Score > put[1].Score * (1 + (2 * ArticlePrior.Bound)));
    }

    [Fact]
    public void A_surer_hit_stays_in_front_and_an_article_that_may_not_be_seen_stays_away()
    {
        IReadOnlyList<Passage> found = [Found("KB-9", 0.95)];
        var alike = new Dictionary<string, double> { ["KB-1"] = 0.9 };
        Assert.Same(found, PhrasingMatch.Put(found, alike, _ => Tube));
        Assert.Empty(PhrasingMatch.Put([], alike, _ => null));
    }
}
