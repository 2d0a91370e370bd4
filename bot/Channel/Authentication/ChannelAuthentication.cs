using System.Net;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>Decides who may send activities.</summary>
public sealed class ChannelAuthentication(IOptions<ChannelOptions> options, ServiceUrls serviceUrls)
{
    private readonly ChannelOptions _options = options.Value;

    /// <summary>Checks the caller before anything of the body is looked at.</summary>
    public ValueTask<CallerCheck> AuthenticateAsync(HttpContext context, CancellationToken ct) =>
        ValueTask.FromResult<CallerCheck>(_options.HasCredentials
            ? new CallerCheck.Refused(StatusCodes.Status401Unauthorized)
            : LocalTool.Check(context));

    /// <summary>Compares the activity with what the caller proved; null when they agree, else the status to refuse with.</summary>
    public int? RefusalOf(CallerCheck.Accepted caller, Activity activity) =>
        serviceUrls.Allows(activity.ServiceUrl) ? null : StatusCodes.Status403Forbidden;
}

/// <summary>Callers without a token: programs on this machine, asking for this machine by a local name.</summary>
internal static class LocalTool
{
    public static CallerCheck Check(HttpContext context) => IsLocal(context)
        ? new CallerCheck.Accepted(CallerKind.LocalTool, null, [])
        : new CallerCheck.Refused(StatusCodes.Status403Forbidden);

    /// <summary>The host name is checked too: a web page must not reach the bot through a name that points here.</summary>
    private static bool IsLocal(HttpContext context) =>
        (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
        && context.Request.Host.Host is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
