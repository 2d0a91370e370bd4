using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Llm;

/// <summary>Words and vectors together, over real HTTP.</summary>
public sealed class SearchWithVectorsTests
{
    private static readonly ArticleLibrary Library = new(
    [
        ArticleOf("A", "Printer is offline", "Switch the printer off and on."),
        ArticleOf("B", "Mailbox is full", "Delete old mail."),
        ArticleOf("C", "Secret of another client", "Delete old mail from the archive.") with { Clients = ["other"] },
    ]);

    private static Article ArticleOf(string id, string title, string text) =>
        new() { Id = id, Title = title, Sections = [new ArticleSection("Steps", text)] };

    private sealed record Setting(HybridSearch Search, VectorLibrary Filler, ModelServer Server, ModelMeter Meter);

    private static async Task<Setting> StartAsync()
    {
        var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.Embeds(64);
        var options = new LanguageModelOptions { Endpoint = server.Endpoint, EmbeddingModel = "test" };
        var generator = EmbeddingEndpoint.Open(options, new HttpClient());
        var index = new VectorIndex();
        var meter = new ModelMeter();
        var embedding = new QuestionEmbedding(generator, TimeSpan.FromSeconds(5), meter, TimeProvider.System);
        var filler = new VectorLibrary(new InMemoryDocumentStore(), generator, index, "test");
        return new Setting(new HybridSearch(new LexicalIndex(Library), index, embedding), filler, server, meter);
    }

    private static async Task<List<string>> FindAsync(HybridSearch search, string question) =>
        [.. (await search.SearchAsync(question, ArticleScope.Of("mine"), 5, TestContext.Current.CancellationToken)).Select(p => p.ArticleId)];

    [Fact]
    public async Task Vectors_are_fetched_once_and_kept_with_the_passages()
    {
        var setting = await StartAsync();
        await using var server = setting.Server;
        Assert.Equal(0, await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken));
        var asked = server.Bodies.Count;
        Assert.Equal(0, await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken));
        Assert.Equal(asked, server.Bodies.Count);
    }

    [Fact]
    public async Task Both_orders_count_and_nobody_sees_another_clients_article()
    {
        var setting = await StartAsync();
        await using var server = setting.Server;
        await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken);
        var found = await FindAsync(setting.Search, "delete old mail");
        Assert.Equal("B", found[0]);
        Assert.DoesNotContain("C", found);
    }

    [Fact]
    public async Task A_vector_of_another_dimension_leaves_the_words()
    {
        var setting = await StartAsync();
        await using var server = setting.Server;
        await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken);
        server.Behaviour = ModelServer.Embeds(32);
        Assert.Equal(["A"], await FindAsync(setting.Search, "printer offline"));
    }

    [Fact]
    public async Task A_dead_endpoint_leaves_the_words_and_is_left_alone_for_a_while()
    {
        var setting = await StartAsync();
        await using var server = setting.Server;
        await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken);
        server.Behaviour = ModelServer.Fails(500);
        var asked = server.Bodies.Count;
        Assert.Equal(["A"], await FindAsync(setting.Search, "printer offline"));
        Assert.Equal(["A"], await FindAsync(setting.Search, "printer offline again"));
        Assert.Equal(asked + 1, server.Bodies.Count);
    }

    [Fact]
    public async Task A_slow_endpoint_is_not_waited_for()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.NeverAnswers();
        var options = new LanguageModelOptions { Endpoint = server.Endpoint, EmbeddingModel = "test" };
        var embedding = new QuestionEmbedding(
            EmbeddingEndpoint.Open(options, new HttpClient()), TimeSpan.FromMilliseconds(20), new ModelMeter(), TimeProvider.System);
        Assert.Null(await embedding.OfAsync("printer", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_any_endpoint_articles_stay_without_vectors()
    {
        var setting = await StartAsync();
        await using var server = setting.Server;
        server.Behaviour = ModelServer.Fails(503);
        Assert.Equal(6, await setting.Filler.FillAsync(Library, TestContext.Current.CancellationToken));
        Assert.Equal(["A"], await FindAsync(setting.Search, "printer offline"));
    }
}
