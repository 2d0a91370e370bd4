using System.Net;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>
/// Decides who may send activities: first by the token, then by what the token says about the activity. Whatever cannot
/// be checked is refused.
/// </summary>
public sealed class ChannelAuthentication(
    IOptions<ChannelOptions> options, TokenCheck tokens, ServiceUrls serviceUrls, ILogger<ChannelAuthentication> log)
{
    private const string Scheme = "Bearer ";

    private readonly ChannelOptions _options = options.Value;

    /// <summary>Checks the caller before anything of the body is looked at.</summary>
    public async ValueTask<CallerCheck> AuthenticateAsync(HttpContext context, CancellationToken ct)
    {
        var caller = !_options.HasCredentials ? LocalCaller(context)
            : TokenOf(context.Request) is { } token ? await tokens.CheckAsync(token, ct)
            : new CallerCheck.Refused(Refusal.NoToken);
        if (caller is CallerCheck.Refused(var reason)) ChannelLog.Refused(log, reason);
        return caller;
    }

    /// <summary>Compares the activity with what the caller proved; null when they agree.</summary>
    public Refusal? RefusalOf(CallerCheck caller, Activity activity)
    {
        Refusal? reason = caller switch
        {
            CallerCheck.Refused(var before) => before,
            CallerCheck.Channel channel when !Stands(channel.Endorsements, activity.ChannelId) => Refusal.Endorsement,
            CallerCheck.Channel channel when !IsSame(channel.ServiceUrl, activity.ServiceUrl) => Refusal.ServiceUrl,
            _ when !serviceUrls.Allows(activity.ServiceUrl) => Refusal.ForeignConnector,
            _ => null,
        };
        if (reason is { } refusal) ChannelLog.Refused(log, refusal);
        return reason;
    }

    /// <summary>The token of a header that is exactly "Bearer", one space and the token.</summary>
    private static string? TokenOf(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var token = header[Scheme.Length..];
        return token.Length == 0 || token.Contains(' ', StringComparison.Ordinal) ? null : token;
    }

    private bool Stands(IReadOnlyList<string> endorsements, string? channelId) =>
        channelId is not null
        && endorsements.Contains(channelId, StringComparer.Ordinal)
        && _options.RequiredEndorsements.All(required => endorsements.Contains(required, StringComparer.Ordinal));

    private static bool IsSame(string? claimed, string? stated) =>
        !string.IsNullOrEmpty(claimed) && string.Equals(claimed, stated, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Programs on this machine, asking for it by a local name: a web page must not reach the bot through a name of its
    /// own that points here.
    /// </summary>
    private static CallerCheck LocalCaller(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && IsLocalName(context.Request.Host.Host)
            ? new CallerCheck.LocalTool()
            : new CallerCheck.Refused(Refusal.NotThisMachine);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
