using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>Hands out files as the channel does, on this machine; counts who asked.</summary>
public sealed class FakeFiles : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<int> _refusals = new();
    private int _asked;

    private FakeFiles(WebApplication app) => _app = app;

    /// <summary>Requests so far.</summary>
    public int Asked => _asked;

    /// <summary>Where a redirect points.</summary>
    public string? RedirectTo { get; set; }

    public static async Task<FakeFiles> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var files = new FakeFiles(builder.Build());
        files._app.Run(files.AnswerAsync);
        await files._app.StartAsync();
        return files;
    }

    /// <summary>Keeps a file; returns where it is.</summary>
    public string Add(string name, byte[] content)
    {
        _contents["/" + name] = content;
        return _app.Urls.Single() + "/" + name;
    }

    /// <summary>The next request is answered with this status.</summary>
    public void RefuseNextWith(int status) => _refusals.Enqueue(status);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        if (RedirectTo is { } elsewhere)
        {
            context.Response.Redirect(elsewhere);
            return;
        }

        if (_refusals.TryDequeue(out var status) || !_contents.TryGetValue(context.Request.Path, out var content))
        {
            context.Response.StatusCode = status == 0 ? StatusCodes.Status404NotFound : status;
            return;
        }

        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
