using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>
/// A connector on this machine: takes what the bot sends, remembers it, and answers as Teams does or as it is told to.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ConnectorRequest> _requests = new();
    private readonly ConcurrentQueue<FakeAnswer> _answers = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _lastId;

    private FakeConnector(WebApplication app) => _app = app;

    /// <summary>To be used as the service URL, with a final slash.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Everything that came, in order of arrival.</summary>
    public IReadOnlyList<ConnectorRequest> Requests => [.. _requests];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new FakeConnector(app);
        app.Run(connector.AnswerAsync);
        await app.StartAsync();
        connector.ServiceUrl = app.Urls.Single() + "/";
        return connector;
    }

    /// <summary>The next request without an answer of its own gets this one; several wait in line.</summary>
    public void AnswerNextWith(FakeAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Waits until so many requests have come in all, then returns all of them.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public async Task<IReadOnlyList<ConnectorRequest>> WaitForAsync(int count, CancellationToken ct)
    {
        while (_requests.Count < count)
        {
            if (!await _arrivals.WaitAsync(TimeSpan.FromSeconds(20), ct))
                throw new TimeoutException($"{_requests.Count} of {count} requests came.");
        }

        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new ConnectorRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "",
            context.Request.Headers.Authorization.ToString(),
            await reader.ReadToEndAsync(context.RequestAborted));
        _requests.Enqueue(request);
        _arrivals.Release();
        var answer = _answers.TryDequeue(out var told) ? told : Usual(request);
        if (answer.Abort)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait) context.Response.Headers.RetryAfter = wait;
        if (answer.Location is { } location) context.Response.Headers.Location = location;
        if (answer.Body is { } body)
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(body, context.RequestAborted);
        }
    }

    private FakeAnswer Usual(ConnectorRequest request)
    {
        var id = (1_700_000_000_000 + Interlocked.Increment(ref _lastId)).ToString(CultureInfo.InvariantCulture);
        var segments = request.Target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, segments) switch
        {
            ("POST", ["v3", "conversations"]) => NewConversation(request, id),
            ("POST", [.., "activities"] or [.., "activities", _]) => FakeAnswer.Json(201, $$"""{"id":"{{id}}"}"""),
            ("PUT", [.., "activities", var activity]) => FakeAnswer.Json(200, $$"""{"id":"{{Uri.UnescapeDataString(activity)}}"}"""),
            ("DELETE", [.., "activities", _]) => new FakeAnswer(200),
            ("GET", [.., "members", var member]) => FakeAnswer.Json(
                200, $$"""{"id":"{{Uri.UnescapeDataString(member)}}","name":"Member","objectId":"00000000-0000-0000-0000-0000000000e1"}"""),
            _ => FakeAnswer.Error(404, "NotFound"),
        };
    }

    private static FakeAnswer NewConversation(ConnectorRequest request, string id)
    {
        using var body = JsonDocument.Parse(request.Body);
        var root = body.RootElement;
        if (!root.TryGetProperty("isGroup", out var isGroup) || !isGroup.GetBoolean())
            return FakeAnswer.Json(201, $$"""{"id":"a:{{root.GetProperty("members")[0].GetProperty("id").GetString()}}"}""");
        if (!root.TryGetProperty("activity", out _)) return FakeAnswer.Error(400, "BadSyntax");
        var channel = root.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString();
        return FakeAnswer.Json(201, $$"""{"id":"{{channel}};messageid={{id}}","activityId":"{{id}}"}""");
    }
}

/// <summary>One request as the connector saw it.</summary>
/// <param name="Target">Path and query, still encoded.</param>
public sealed record ConnectorRequest(string Method, string Target, string Authorization, string Body)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}

/// <summary>An answer to give.</summary>
/// <param name="Abort">Hangs up instead of answering.</param>
public sealed record FakeAnswer(int Status, string? Body = null, string? RetryAfter = null, bool Abort = false)
{
    public string ContentType { get; init; } = "application/json";

    public string? Location { get; init; }

    /// <summary>Hangs up after the whole request was read.</summary>
    public static FakeAnswer HangUp { get; } = new(0, Abort: true);

    public static FakeAnswer Json(int status, string body) => new(status, body);

    public static FakeAnswer Error(int status, string code, string? retryAfter = null) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"as told"}}""", retryAfter);
}
