using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Diagnosis;
using SupportBot.Knowledge.Llm;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Diagnosis;

/// <summary>The language model's endpoint: what is wrong with it is named, and never called worse than a warning.</summary>
public sealed class ModelCheckTests : IAsyncLifetime
{
    private const string Models = """{"object":"list","data":[{"id":"llama3:latest"},{"id":"bge-m3"}]}""";

    private ModelServer _server = null!; // set by InitializeAsync before any test runs

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Without_a_model_there_is_nothing_to_check() =>
        Assert.Equal(Verdict.Skipped, (await FindAsync(new LanguageModelOptions())).Verdict);

    [Fact]
    public async Task An_endpoint_that_has_both_models_is_fine_and_gets_the_key()
    {
        string? key = null;
        _server.Behaviour = async (context, body) =>
        {
            key = context.Request.Headers.Authorization;
            await ModelServer.Writes(Models)(context, body);
        };
        Assert.Equal(Verdict.Fine, (await FindAsync(Options("llama3", "bge-m3"))).Verdict);
        Assert.Equal("Bearer secret", key);
    }

    [Theory]
    [InlineData("gpt-9", "bge-m3", "LanguageModel:ChatModel")]
    [InlineData("llama3", "bge-9", "LanguageModel:EmbeddingModel")]
    public async Task A_model_that_is_not_there_is_named_by_its_setting(string chat, string embedding, string setting)
    {
        _server.Behaviour = ModelServer.Writes(Models);
        var finding = await FindAsync(Options(chat, embedding));
        Assert.Equal(Verdict.Warning, finding.Verdict);
        Assert.Contains(setting, finding.Said, StringComparison.Ordinal);
        Assert.Contains(setting, finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "LanguageModel:Key")]
    [InlineData(403, "LanguageModel:Key")]
    [InlineData(404, "/v1")]
    [InlineData(429, "limits")]
    [InlineData(500, "log")]
    public async Task A_refusal_says_what_to_correct(int status, string fix)
    {
        _server.Behaviour = ModelServer.Fails(status);
        var finding = await FindAsync(Options("llama3", null));
        Assert.Equal(Verdict.Warning, finding.Verdict);
        Assert.Contains(fix, finding.Fix, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", finding.Said + finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>a page</html>")]
    [InlineData("[]")]
    [InlineData("""{"data":7}""")]
    [InlineData("")]
    public async Task An_answer_that_is_no_list_of_models_says_so(string body)
    {
        _server.Behaviour = ModelServer.Writes(body);
        var finding = await FindAsync(Options("llama3", null));
        Assert.Equal(Verdict.Warning, finding.Verdict);
        Assert.Contains("no OpenAI-compatible endpoint", finding.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_away_says_so()
    {
        var options = Options("llama3", null);
        await _server.DisposeAsync();
        Assert.Contains("cannot be reached", (await FindAsync(options)).Said, StringComparison.Ordinal);
    }

    private LanguageModelOptions Options(string chat, string? embedding) =>
        new() { Endpoint = _server.Endpoint, Key = "secret", ChatModel = chat, EmbeddingModel = embedding };

    private static async Task<Finding> FindAsync(LanguageModelOptions options)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var check = new ModelCheck(Microsoft.Extensions.Options.Options.Create(options), services.GetRequiredService<IHttpClientFactory>());
        return Assert.Single(await check.RunAsync(Ct));
    }
}
