using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportBot.Knowledge.Llm;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Llm;

/// <summary>The model over real HTTP, with an endpoint that behaves and misbehaves.</summary>
public sealed class KernelLanguageModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Prompt Ask(string text = "hello") => PromptFile.With(PromptFile.Clarify, new { text }, 50);

    private static LanguageModelOptions Options(ModelServer server) => new()
    {
        Endpoint = server.Endpoint,
        Key = "test-key",
        ChatModel = "test",
        TimeoutSeconds = 5,
        Repeats = 1,
        PricePerMillionIn = 1m,
        PricePerMillionOut = 2m,
    };

    private static async Task<(ModelReply Reply, ModelServer Server, ModelMeter Meter)> AskAsync(
        Func<HttpContext, string, Task> behaviour, Action<LanguageModelOptions>? change = null)
    {
        var server = await ModelServer.StartAsync();
        server.Behaviour = behaviour;
        var options = Options(server);
        change?.Invoke(options);
        var meter = new ModelMeter();
        var model = new KernelLanguageModel(options, new HttpClient(), TimeProvider.System, meter);
        var reply = await model.AskAsync(Ask(), Ct);
        await server.DisposeAsync();
        return (reply, server, meter);
    }

    [Fact]
    public async Task An_answer_comes_with_its_tokens_and_cost_counted()
    {
        var (reply, _, meter) = await AskAsync(ModelServer.Says("yes"));
        Assert.Equal("yes", Assert.IsType<ModelReply.Answered>(reply).Text);
        Assert.Equal(new ModelUsage(1, 0, 120, 30, 0.00018m), meter.Usage);
    }

    [Fact]
    public async Task Instructions_and_what_people_wrote_are_sent_apart_and_without_tools()
    {
        var (_, server, _) = await AskAsync(ModelServer.Says("yes"));
        var sent = JsonNode.Parse(Assert.Single(server.Bodies))!;
        var messages = sent["messages"]!.AsArray();
        Assert.Equal(["system", "user"], messages.Select(m => m!["role"]!.GetValue<string>()));
        Assert.Equal(PromptFile.TextOf(PromptFile.Clarify), ContentOf(messages[0]!));
        Assert.Equal("{\"text\":\"hello\"}", ContentOf(messages[1]!));
        Assert.Null(sent["tools"]);
    }

    [Fact]
    public async Task A_refusal_is_told_from_a_failure()
    {
        Assert.IsType<ModelReply.Refused>((await AskAsync(ModelServer.Refuses())).Reply);
        Assert.IsType<ModelReply.Refused>((await AskAsync(ModelServer.StopsByFilter())).Reply);
        var filtered = ModelServer.Fails(400, body: "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}");
        Assert.IsType<ModelReply.Refused>((await AskAsync(filtered)).Reply);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[{}]}")]
    [InlineData("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"\"}}]}")]
    [InlineData("")]
    [InlineData("<html>502</html>")]
    public async Task Nonsense_from_the_endpoint_is_malformed_and_never_thrown(string body)
    {
        var (reply, _, meter) = await AskAsync(ModelServer.Writes(body));
        Assert.IsType<ModelReply.Unavailable>(reply);
        Assert.Equal(1, meter.Usage.Failures);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_once_more_and_then_given_up()
    {
        var (reply, server, _) = await AskAsync(ModelServer.DiesMidway());
        Assert.IsType<ModelReply.Unavailable>(reply);
        Assert.InRange(server.Bodies.Count, 1, 2);
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(503, 2)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    public async Task Only_a_failure_that_may_pass_is_tried_again(int status, int requests)
    {
        var (reply, server, _) = await AskAsync(ModelServer.Fails(status));
        Assert.Equal(new ModelReply.Unavailable(ModelFault.Failed), reply);
        Assert.Equal(requests, server.Bodies.Count);
    }

    [Fact]
    public async Task Too_many_requests_are_busy()
    {
        var (reply, _, _) = await AskAsync(ModelServer.Fails(429, retryAfter: "0"));
        Assert.Equal(new ModelReply.Unavailable(ModelFault.Busy), reply);
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_limit_is_not_waited_for()
    {
        var (reply, server, _) = await AskAsync(ModelServer.Fails(429, retryAfter: "600"), o => o.TimeoutSeconds = 1);
        Assert.Equal(new ModelReply.Unavailable(ModelFault.Late), reply);
        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_is_late()
    {
        var (reply, _, _) = await AskAsync(ModelServer.NeverAnswers(), o => o.TimeoutSeconds = 1);
        Assert.Equal(new ModelReply.Unavailable(ModelFault.Late), reply);
    }

    [Fact]
    public async Task After_many_failures_the_endpoint_is_left_alone()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.Fails(500);
        var options = Options(server);
        options.Repeats = 0;
        options.FailuresBeforeRest = 2;
        var model = new KernelLanguageModel(options, new HttpClient(), TimeProvider.System, new ModelMeter());
        for (var i = 0; i < 3; i++) await model.AskAsync(Ask($"problem {i}"), Ct);
        Assert.Equal(new ModelReply.Unavailable(ModelFault.Resting), await model.AskAsync(Ask("another"), Ct));
        Assert.Equal(2, server.Bodies.Count);
    }

    [Fact]
    public async Task The_same_question_again_gets_the_same_answer_without_being_asked()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.Says("yes");
        var model = new KernelLanguageModel(Options(server), new HttpClient(), TimeProvider.System, new ModelMeter());
        Assert.Equal(await model.AskAsync(Ask(), Ct), await model.AskAsync(Ask(), Ct));
        Assert.Single(server.Bodies);
    }

    [Theory]
    [InlineData("my password is Hunter2!x and it fails", "Hunter2!x")]
    [InlineData("card 4111 1111 1111 1111 was declined", "4111 1111")]
    [InlineData("write to jane.doe@contoso.example please", "jane.doe")]
    [InlineData("call me on +49 170 1234567", "1234567")]
    [InlineData("the pin is \"8842\"", "8842")]
    [InlineData("IBAN DE89370400440532013000", "DE8937")]
    public async Task No_secret_leaves(string text, string secret)
    {
        await using var server = await ModelServer.StartAsync();
        var model = new KernelLanguageModel(Options(server), new HttpClient(), TimeProvider.System, new ModelMeter());
        await model.AskAsync(Ask(text), Ct);
        Assert.DoesNotContain(secret, Assert.Single(server.Bodies), StringComparison.Ordinal);
    }

    private static string ContentOf(JsonNode message) =>
        message["content"] is JsonArray parts ? parts[0]!["text"]!.GetValue<string>() : message["content"]!.GetValue<string>();
}
