using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>The channel alone behind a real server on a free port, with a sink that remembers.</summary>
public sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private ChannelHost(WebApplication app, RecordingSink sink)
    {
        _app = app;
        Sink = sink;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingSink Sink { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ChannelHost> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Development",
        string url = "http://127.0.0.1:0",
        Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        builder.WebHost.UseUrls(url);
        var sink = new RecordingSink();
        builder.Services.AddSingleton<IActivitySink>(sink);
        builder.Services.AddChannel(builder.Configuration);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapChannel();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ChannelHost(app, sink);
    }

    public Task<HttpAnswer> PostAsync(string body, string? token = null) =>
        PostAsync(Encoding.UTF8.GetBytes(body), token is null ? null : "Bearer " + token);

    public async Task<HttpAnswer> PostAsync(
        byte[] body, string? authorization, string contentType = "application/json; charset=utf-8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesEndpoint.Path);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await SendAsync(request);
    }

    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new HttpAnswer(response.StatusCode, body, response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>What the bot answered.</summary>
public sealed record HttpAnswer(HttpStatusCode Status, string Body, HttpResponseHeaders Headers);

/// <summary>Remembers what came and answers invokes with what it is given.</summary>
public sealed class RecordingSink : IActivitySink
{
    public ConcurrentQueue<Activity> Accepted { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<Activity> Invoked { get; } = new();

    /// <summary>What an invoke gets.</summary>
    public Func<Activity, CancellationToken, Task<InvokeResponse>> Answer { get; set; } =
        (_, _) => Task.FromResult(InvokeResponse.NotImplemented);

    /// <summary>What happens before an activity is kept.</summary>
    public Func<CancellationToken, Task> BeforeAccepting { get; set; } = _ => Task.CompletedTask;

    public async Task AcceptAsync(Activity activity, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        await BeforeAccepting(ct);
        Accepted.Enqueue(activity);
        Bodies.Enqueue(Encoding.UTF8.GetString(body.Span));
    }

    public Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken ct)
    {
        Invoked.Enqueue(activity);
        return Answer(activity, ct);
    }
}
