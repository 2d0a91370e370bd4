namespace SupportBot.Bot.Channel;

/// <summary>Where one of Microsoft's clouds keeps what a bot needs.</summary>
/// <param name="Issuer">Issuer of the tokens that the channel sends with activities.</param>
/// <param name="Metadata">OpenID metadata of the keys of those tokens.</param>
/// <param name="EntraMetadata">OpenID metadata of Entra's keys.</param>
/// <param name="EntraHost">Host of Entra, with https and without a final slash.</param>
/// <param name="EntraTokenHost">Issuer's host in Entra's older tokens, likewise.</param>
/// <param name="ToolTenant">Tenant the SDK's tools get their tokens from.</param>
/// <param name="SharedTenant">Tenant that gives multi-tenant bots their tokens.</param>
/// <param name="Resource">What the bot asks tokens for, without "/.default".</param>
public sealed record ChannelCloud(
    string Issuer,
    string Metadata,
    string EntraMetadata,
    string EntraHost,
    string EntraTokenHost,
    string ToolTenant,
    string SharedTenant,
    string Resource)
{
    public const string UsGovernmentService = "https://botframework.azure.us";
    public const string ChinaService = "https://botframework.azure.cn";

    private static readonly ChannelCloud Public = new(
        Issuer: "https://api.botframework.com",
        Metadata: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        EntraMetadata: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        EntraHost: "https://login.microsoftonline.com",
        EntraTokenHost: "https://sts.windows.net",
        ToolTenant: "d6d49420-f39b-4df7-a1dc-d59a935871db",
        SharedTenant: "botframework.com",
        Resource: "https://api.botframework.com");

    private static readonly ChannelCloud UsGovernment = new(
        Issuer: "https://api.botframework.us",
        Metadata: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        EntraMetadata:
            "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        EntraHost: "https://login.microsoftonline.us",
        EntraTokenHost: "https://sts.windows.net",
        ToolTenant: "cab8a31a-1906-4287-a0d8-4eef66b95f6e",
        SharedTenant: "MicrosoftServices.onmicrosoft.us",
        Resource: "https://api.botframework.us");

    private static readonly ChannelCloud China = new(
        Issuer: "https://api.botframework.azure.cn",
        Metadata: "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        EntraMetadata: "https://login.partner.microsoftonline.cn/common/v2.0/.well-known/openid-configuration",
        EntraHost: "https://login.partner.microsoftonline.cn",
        EntraTokenHost: "https://sts.chinacloudapi.cn",
        ToolTenant: "d6d49420-f39b-4df7-a1dc-d59a935871db",
        SharedTenant: "microsoftservices.partner.onmschina.cn",
        Resource: "https://api.botframework.azure.cn");

    /// <summary>The cloud of a ChannelService setting; null for one that nobody knows.</summary>
    public static ChannelCloud? Named(string? channelService) => channelService?.TrimEnd('/') switch
    {
        null or "" => Public,
        UsGovernmentService => UsGovernment,
        ChinaService => China,
        _ => null,
    };

    /// <summary>The cloud of these settings with their overrides.</summary>
    public static ChannelCloud Of(ChannelOptions options)
    {
        var cloud = Named(options.ChannelService) ?? Public;
        return cloud with
        {
            Issuer = Set(options.ToBotFromChannelTokenIssuer) ?? cloud.Issuer,
            Metadata = Set(options.ToBotFromChannelOpenIdMetadataUrl) ?? Set(options.BotOpenIdMetadata) ?? cloud.Metadata,
            EntraMetadata = Set(options.ToBotFromEmulatorOpenIdMetadataUrl) ?? cloud.EntraMetadata,
            Resource = WithoutDefault(Set(options.ToChannelFromBotOAuthScope)) ?? cloud.Resource,
        };
    }

    /// <summary>The authority the bot gets its own tokens from.</summary>
    public string AuthorityOf(ChannelOptions options) => Set(options.ToChannelFromBotLoginUrl)
        ?? $"{EntraHost}/{(options.MicrosoftAppType == BotAppType.MultiTenant ? SharedTenant : options.MicrosoftAppTenantId)}";

    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string? WithoutDefault(string? scope) =>
        scope is not null && scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;
}
