using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupportBot.Bot.Playground;

/// <summary>Where this bot listens, known once the host has started.</summary>
public sealed class BotAddress(IServer server, IHostApplicationLifetime lifetime)
{
    /// <summary>
    /// The endpoint for activities over plain HTTP on this machine; null when the host listens on HTTPS or sockets only.
    /// Returns after the host has started.
    /// </summary>
    public async Task<Uri?> MessagesAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var wait = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(ct);
        return MessagesOf(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
    }

    /// <summary>The first plain HTTP address; "every interface" and "localhost" become 127.0.0.1.</summary>
    public static Uri? MessagesOf(IEnumerable<string> addresses) => addresses
        .Select(BindingAddress.Parse)
        .Where(a => a.Scheme == Uri.UriSchemeHttp && !a.IsUnixPipe && !a.IsNamedPipe)
        .Select(a => new UriBuilder(Uri.UriSchemeHttp, LocalHostOf(a.Host), a.Port, "/api/messages").Uri)
        .FirstOrDefault();

    private static string LocalHostOf(string host) =>
        host is "localhost" or "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : host;
}
