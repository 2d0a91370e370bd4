using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// The smallest bot: echoes, sends a card when asked for one, posts a card into the channel it was installed in, counts
/// presses on the card itself. It proves that the windows of the tests work, without the real bot.
/// </summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ConcurrentQueue<JsonObject> _activities = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    // Where the bot was installed: conversation id and service URL of the last channel.
    private (string Id, string ServiceUrl)? _channel;

    private EchoBot(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single() + "/api/messages");

    /// <summary>Everything that was posted to the bot, in order.</summary>
    public IReadOnlyList<JsonObject> Activities => [.. _activities];

    public static async Task<EchoBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bot = new EchoBot(app);
        app.MapPost("/api/messages", bot.AnswerAsync);
        await app.StartAsync();
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
        _arrivals.Dispose();
    }

    /// <summary>Waits until so many activities have come in all, then returns all of them.</summary>
    public Task<IReadOnlyList<JsonObject>> HearsAsync(int count) => HearsAsync(all => all.Count >= count);

    /// <summary>Waits until the bot was told of a conversation of this type without anybody writing.</summary>
    public Task IsInstalledInAsync(string conversationType) => HearsAsync(all => all.Any(a =>
        At(a, "type") != "message" && At(a, "conversation", "conversationType") == conversationType));

    private async Task<IReadOnlyList<JsonObject>> HearsAsync(Func<IReadOnlyList<JsonObject>, bool> enough)
    {
        while (!enough(Activities))
        {
            Assert.True(
                await _arrivals.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken),
                $"Only these activities came: {string.Join(Environment.NewLine, Activities.Select(a => a.ToJsonString()))}");
        }

        return Activities;
    }

    private static string At(JsonObject json, params string[] path) =>
        path.Aggregate((JsonNode?)json, (node, name) => node?[name])?.ToString() ?? "";

    private static JsonObject Card(string text) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(
            new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true },
            new JsonObject { ["type"] = "Input.Text", ["id"] = "note", ["label"] = "Note" }),
        ["actions"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "Action.Execute",
                ["title"] = "Count on",
                ["verb"] = "count",
                ["data"] = new JsonObject { ["n"] = 1 },
            },
            new JsonObject { ["type"] = "Action.Submit", ["title"] = "Send in", ["data"] = new JsonObject { ["sent"] = "in" } }),
    };

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var activity = await request.ReadFromJsonAsync<JsonObject>() ?? [];
        _activities.Enqueue(activity);
        _arrivals.Release();
        var type = At(activity, "type");
        if (type == "invoke") return Results.Json(AnswerTo(activity));
        if (type == "message") await ReplyAsync(activity, At(activity, "text"));
        else if (At(activity, "conversation", "conversationType") == "channel") _channel = ChannelOf(activity);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static (string Id, string ServiceUrl) ChannelOf(JsonObject activity) =>
        (At(activity, "conversation", "id"), At(activity, "serviceUrl"));

    private static JsonObject AnswerTo(JsonObject press) => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = Card($"Counted for {At(press, "from", "name")}: {At(press, "value", "action", "data", "note")}"),
    };

    private Task ReplyAsync(JsonObject message, string text)
    {
        if (_channel is { } channel && text.Contains("announce", StringComparison.Ordinal))
            return SendAsync(channel.ServiceUrl, channel.Id, WithCard("Announced"));
        var said = text.Length > 0 ? text : message["value"]?.ToJsonString();
        return SendAsync(
            At(message, "serviceUrl"),
            At(message, "conversation", "id"),
            text.Contains("card", StringComparison.Ordinal)
                ? WithCard("Nothing counted")
                : new JsonObject { ["type"] = "message", ["text"] = "You said: " + said });
    }

    private static JsonObject WithCard(string text) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = Card(text),
        }),
    };

    private async Task SendAsync(string serviceUrl, string conversationId, JsonObject activity)
    {
        var address = $"{serviceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        using var answer = await _http.PostAsJsonAsync(new Uri(address), activity);
        answer.EnsureSuccessStatusCode();
    }
}
