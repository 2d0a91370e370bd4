using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;

namespace SupportBot.Bot.Hooks;

/// <summary>Who posts alerts: the source whose secret was sent; in Development, while no source is set, this machine.</summary>
public sealed class AlertCaller
{
    private const string Prefix = "Bearer ";
    private const int LongestHeader = 1_000;

    private readonly (KnownSource Source, byte[] Hash)[] _sources;
    private readonly bool _isDevelopment;

    public AlertCaller(IOptions<AlertOptions> options, IHostEnvironment environment)
    {
        _sources =
        [
            .. options.Value.Sources.Select(s => (new KnownSource(s.Key, s.Value.Client), HashOf(s.Value.Secret ?? ""))),
        ];
        _isDevelopment = environment.IsDevelopment();
    }

    /// <summary>Null for everybody who may not post.</summary>
    public KnownSource? Of(HttpContext context)
    {
        if (_sources.Length == 0)
            return _isDevelopment && IsThisMachine(context) ? new KnownSource("development", null) : null;
        if (context.Request.Headers.Authorization is not [{ Length: <= LongestHeader } header]
            || !header.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var sent = HashOf(header[Prefix.Length..]);
        KnownSource? found = null;
        // All are compared, each in constant time: the time tells neither a secret nor how many there are before it.
        foreach (var (source, hash) in _sources)
            if (CryptographicOperations.FixedTimeEquals(sent, hash)) found = source;
        return found;
    }

    /// <summary>By address and by name, so that no page from elsewhere gets in through a browser here.</summary>
    private static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && LoopbackGuard.IsLoopback("http://" + context.Request.Host.Value) && context.Request.Headers.Origin.Count == 0;

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>A source that proved who it is.</summary>
/// <param name="OnlyClient">The one client that it may speak of; null is every client.</param>
public sealed record KnownSource(string Name, string? OnlyClient);
