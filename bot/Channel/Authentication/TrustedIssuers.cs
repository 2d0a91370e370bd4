using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>Whose tokens this bot accepts: the channel of its cloud, and Entra when the settings say so.</summary>
public sealed class TrustedIssuers : IDisposable
{
    /// <summary>A second tenant the SDK's tools of the public cloud get tokens from.</summary>
    private const string SecondToolTenant = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

    private readonly IReadOnlyList<TrustedIssuer> _all;

    public TrustedIssuers(
        IOptions<ChannelOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<TrustedIssuers> log)
    {
        var cloud = ChannelCloud.Of(options.Value);
        var channel = new TrustedIssuer(
            TokenKind.Channel, [cloud.Issuer], new SigningKeys(cloud.Metadata, clients, clock, log));
        _all = options.Value.AcceptEntraTokens
            ? [channel, new TrustedIssuer(
                TokenKind.Entra, EntraIssuers(options.Value, cloud), new SigningKeys(cloud.EntraMetadata, clients, clock, log))]
            : [channel];
    }

    /// <summary>The one with this name; null for strangers.</summary>
    public TrustedIssuer? Named(string issuer)
    {
        foreach (var trusted in _all)
        {
            if (trusted.Issuers.Contains(issuer, StringComparer.Ordinal)) return trusted;
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var trusted in _all) trusted.Keys.Dispose();
    }

    /// <summary>Only tenants that are configured; never one a token names itself.</summary>
    private static string[] EntraIssuers(ChannelOptions options, ChannelCloud cloud)
    {
        string[] tenants = options.MicrosoftAppType == BotAppType.MultiTenant
            ? [cloud.ToolTenant, SecondToolTenant]
            : [options.MicrosoftAppTenantId ?? ""];
        return [.. tenants.Where(t => t.Length > 0).SelectMany(t => new[]
        {
            $"{cloud.EntraTokenHost}/{t}/",
            $"{cloud.EntraHost}/{t}/",
            $"{cloud.EntraHost}/{t}/v2.0",
        })];
    }
}
