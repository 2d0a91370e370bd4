using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channel;

/// <summary>
/// Which connectors may be written to. The service URL of a conversation decides where the bot's token goes, also when
/// it was stored long ago, so nothing outside this list is ever called.
/// </summary>
public sealed class ServiceUrls
{
    /// <summary>A leading dot allows every host below the name; the name itself only when it is listed too.</summary>
    private static readonly string[] Connectors =
    [
        "botframework.com",
        ".botframework.com",
        "botframework.azure.us",
        ".botframework.azure.us",
        "botframework.azure.cn",
        ".botframework.azure.cn",
        "smba.trafficmanager.net",
        ".infra.gcc.teams.microsoft.com",
        ".infra.gov.teams.microsoft.us",
    ];

    private readonly string[] _hosts;
    private readonly bool _loopbackAllowed;
    private readonly bool _loopbackOnly;

    public ServiceUrls(IOptions<ChannelOptions> options, IHostEnvironment environment)
    {
        _loopbackAllowed = environment.IsDevelopment();
        _loopbackOnly = !options.Value.HasCredentials;
        _hosts = [.. Connectors, .. options.Value.AllowedServiceHosts];
    }

    /// <summary>Whether connectors at this service URL may be called.</summary>
    public bool Allows(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Query.Length == 0
        && parsed.Fragment.Length == 0
        && AllowsCall(parsed);

    /// <summary>Whether this very address may be called.</summary>
    public bool AllowsCall(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0) return false;
        if (url.IsLoopback)
            return _loopbackAllowed && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
        return !_loopbackOnly
            && url.Scheme == Uri.UriSchemeHttps
            && url.IsDefaultPort
            && Array.Exists(_hosts, listed => IsListed(url.IdnHost, listed));
    }

    private static bool IsListed(string host, string listed) => listed.StartsWith('.')
        ? host.EndsWith(listed, StringComparison.OrdinalIgnoreCase) && host.Length > listed.Length
        : string.Equals(host, listed, StringComparison.OrdinalIgnoreCase);
}
