using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Tests.Knowledge.Retrieval;

public sealed class LexicalIndexTests
{
    private static readonly Article[] Some =
    [
        new()
        {
            Id = "outlook-password",
            Title = "Outlook repeatedly asks for a password",
            Services = ["email"],
            Symptoms = ["outlook keeps asking for my password"],
            Sections = [new ArticleSection("Steps", "Close Outlook.\nRemove the stored credentials.\nStart Outlook again.")],
        },
        new()
        {
            Id = "printer-offline",
            Title = "Printer shows as offline",
            Services = ["printing"],
            Symptoms = ["the printer is dead"],
            Sections = [new ArticleSection("Steps", "Switch the printer off and on.")],
        },
        new() { Id = "desk-only", Title = "Printer server restart for the desk", Audience = Article.ForTechnicians },
        new() { Id = "northwind-only", Title = "Printer codes of Northwind", Clients = ["northwind"] },
    ];

    private static async Task<string[]> Find(string question, ArticleScope scope)
    {
        var index = new LexicalIndex(new ArticleLibrary(Some));
        var found = await index.SearchAsync(question, scope, 10, TestContext.Current.CancellationToken);
        return [.. found.Select(p => p.ArticleId)];
    }

    [Fact]
    public async Task The_article_that_says_it_comes_first()
    {
        Assert.Equal("outlook-password", (await Find("Outlook keeps asking for my password since this morning", ArticleScope.Everyone))[0]);
        Assert.Equal("printer-offline", (await Find("the label printer in the warehouse is dead", ArticleScope.Everyone))[0]);
    }

    [Fact]
    public async Task Nobody_sees_an_article_of_another_client_or_of_the_desk()
    {
        Assert.Equal(["printer-offline"], await Find("printer", ArticleScope.Everyone));
        Assert.Contains("northwind-only", await Find("printer", ArticleScope.Of("northwind")));
        Assert.DoesNotContain("northwind-only", await Find("printer", ArticleScope.Of("contoso")));
        Assert.Equal(3, (await Find("printer", ArticleScope.Desk)).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("the of and")]
    [InlineData("zzzzqqq")]
    public async Task Words_that_nobody_knows_find_nothing(string question) =>
        Assert.Empty(await Find(question, ArticleScope.Everyone));

    [Fact]
    public async Task A_passage_shows_where_the_words_stand()
    {
        var index = new LexicalIndex(new ArticleLibrary(Some));
        var found = await index.SearchAsync("stored credentials", ArticleScope.Everyone, 1, TestContext.Current.CancellationToken);
        var passage = Assert.Single(found);
        Assert.Equal("Steps", passage.Heading);
        Assert.Contains("the *stored* *credentials*", passage.Snippet().Marked("*", "*"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outlok keeps askng for pasword", "outlook-password")]
    [InlineData("pritner ofline", "printer-offline")]
    [InlineData("printer off-line", "printer-offline")]
    public async Task Wrong_spelling_and_other_writing_find_the_same(string question, string article) =>
        Assert.Equal(article, (await Find(question, ArticleScope.Everyone))[0]);

    [Fact]
    public async Task A_new_library_replaces_the_old_one_at_once()
    {
        var index = new LexicalIndex(new ArticleLibrary(Some));
        index.Replace(new ArticleLibrary([new Article { Id = "new", Title = "Printer smells of smoke" }]));
        var found = await index.SearchAsync("printer", ArticleScope.Desk, 5, TestContext.Current.CancellationToken);
        Assert.Equal("new", Assert.Single(found).ArticleId);
    }

    [Fact]
    public async Task A_sure_hit_is_surer_than_a_loose_one()
    {
        var index = new LexicalIndex(new ArticleLibrary(Some));
        var sure = await index.SearchAsync("outlook repeatedly asks for a password", ArticleScope.Everyone, 1, TestContext.Current.CancellationToken);
        var loose = await index.SearchAsync("where is the nearest restaurant that asks for a tie", ArticleScope.Everyone, 1, TestContext.Current.CancellationToken);
        Assert.True(sure[0].Confidence > 0.7, $"{sure[0].Confidence}");
        Assert.True(loose.Count == 0 || loose[0].Confidence < 0.5, $"{(loose.Count == 0 ? 0 : loose[0].Confidence)}");
    }
}
