using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>An OpenAI-compatible endpoint on this machine that says what it is told to, or misbehaves as it is told to.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _bodies = new();

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>To be used as the endpoint, up to and including <c>/v1</c>.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What came, as it came, oldest first.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

    /// <summary>Answers every request; the text is the request's body.</summary>
    public Func<HttpContext, string, Task> Behaviour { get; set; } = Says("{}");

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Endpoint = new Uri(app.Urls.Single() + "/v1");
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A whole answer with these words.</summary>
    public static Func<HttpContext, string, Task> Says(string words) => (context, _) => WriteAsync(context, Completion(words, "stop", refusal: null));

    /// <summary>Answers by what is asked: the text is the whole body of the request.</summary>
    public static Func<HttpContext, string, Task> SaysTo(Func<string, string> words) =>
        (context, body) => WriteAsync(context, Completion(words(body), "stop", refusal: null));

    public static Func<HttpContext, string, Task> Refuses() => (context, _) => WriteAsync(context, Completion(null, "stop", "I cannot help with that."));

    public static Func<HttpContext, string, Task> StopsByFilter() => (context, _) => WriteAsync(context, Completion("", "content_filter", refusal: null));

    public static Func<HttpContext, string, Task> Fails(int status, string? retryAfter = null, string body = "{\"error\":{\"message\":\"no\"}}") =>
        (context, _) =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
            return WriteAsync(context, body);
        };

    public static Func<HttpContext, string, Task> Writes(string body) => (context, _) => WriteAsync(context, body);

    /// <summary>Begins an answer and breaks the connection in the middle.</summary>
    public static Func<HttpContext, string, Task> DiesMidway() => async (context, _) =>
    {
        var whole = Encoding.UTF8.GetBytes(Completion("a long answer that never ends", "stop", refusal: null));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = whole.Length;
        await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>Takes the request and never answers; ends when the asker gives up.</summary>
    public static Func<HttpContext, string, Task> NeverAnswers() => async (context, _) =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>A vector of this length for every text: its words, each in a place of its own, so that like texts are near.</summary>
    public static Func<HttpContext, string, Task> Embeds(int dimension) => (context, body) =>
    {
        var input = JsonNode.Parse(body)!["input"]!;
        var texts = input is JsonArray list ? list.Select(t => t!.GetValue<string>()) : [input.GetValue<string>()];
        var data = texts.Select((t, i) => new { @object = "embedding", index = i, embedding = Encoded(t, dimension) });
        var answer = new { @object = "list", data, model = "test", usage = new { prompt_tokens = 5, total_tokens = 5 } };
        return WriteAsync(context, JsonSerializer.Serialize(answer));
    };

    private static string Encoded(string text, int dimension)
    {
        var vector = new float[dimension];
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '.', ',', ':'], StringSplitOptions.RemoveEmptyEntries))
            vector[word.Aggregate(17, (h, c) => unchecked(h * 31 + c) & 0x7fffffff) % dimension] += 1;
        var bytes = new byte[dimension * sizeof(float)];
        Buffer.BlockCopy(vector, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }

    private static string Completion(string? words, string reason, string? refusal) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "test",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = words, refusal }, finish_reason = reason } },
        usage = new { prompt_tokens = 120, completion_tokens = 30, total_tokens = 150 },
    });

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _bodies.Enqueue(body);
        await Behaviour(context, body);
    }
}
