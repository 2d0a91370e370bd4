using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;

namespace SupportBot.Bot.Files;

/// <summary>
/// Where files of a chat may be fetched: the hosts on which Teams and the connectors keep them, over https. Nothing else is
/// ever called, whatever a message says.
/// </summary>
public sealed class FileHosts(IOptions<ChannelOptions> options, ServiceUrls connectors, IHostEnvironment environment)
{
    /// <summary>Below these names.</summary>
    private static readonly string[] Stores =
    [
        ".sharepoint.com", ".sharepoint.us", ".sharepoint.cn", ".sharepoint-mil.us", ".svc.ms",
        ".asyncgw.teams.microsoft.com", ".asm.skype.com", ".botframework.com",
    ];

    /// <summary>Files on this machine: in Development, from the chat windows.</summary>
    public bool AllowsLoopback { get; } = environment.IsDevelopment();

    public bool Allows(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0) return false;
        if (url.IsLoopback) return AllowsLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns
            && (connectors.AllowsCall(url) || Stores.Concat(options.Value.AllowedFileHosts).Any(h => IsBelow(url.IdnHost, h)));
    }

    /// <summary>Pictures that the connector keeps are given to the bot alone; nobody else gets its token.</summary>
    public bool TakesToken(Uri url) => !url.IsLoopback && connectors.AllowsCall(url);

    private static bool IsBelow(string host, string listed) => listed.StartsWith('.')
        ? host.EndsWith(listed, StringComparison.OrdinalIgnoreCase) && host.Length > listed.Length
        : string.Equals(host, listed, StringComparison.OrdinalIgnoreCase);
}
