using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channel;

/// <summary>
/// Settings that fit together or no start. Every message names the setting and what to put there; none shows a secret.
/// </summary>
public sealed class ChannelOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<ChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelOptions options)
    {
        var faults = new List<string>();
        if (options.HasCredentials) CheckCredentials(options, faults);
        else CheckWithoutCredentials(options, faults);
        CheckCloud(options, faults);
        foreach (var host in options.AllowedServiceHosts)
        {
            if (Uri.CheckHostName(host.TrimStart('.')) == UriHostNameType.Unknown)
                faults.Add($"AllowedServiceHosts: '{host}' is not a host name; give names without https:// and path.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private void CheckWithoutCredentials(ChannelOptions options, List<string> faults)
    {
        if (!environment.IsDevelopment())
        {
            var missing = "MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword (or MicrosoftAppCertificatePath)";
            faults.Add(
                $"{missing} are not set. Without credentials the bot starts in Development only; this is "
                + $"{environment.EnvironmentName}. With a managed identity set MicrosoftAppType=UserAssignedMSI, "
                + "MicrosoftAppId and MicrosoftAppTenantId.");
        }

        foreach (var url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!LoopbackGuard.IsLoopback(url)) faults.Add(LoopbackGuard.Fault(url));
        }

        if (!string.IsNullOrEmpty(options.MicrosoftAppPassword))
            faults.Add("MicrosoftAppId: not set although MicrosoftAppPassword is; set both or neither.");
    }

    private static void CheckCredentials(ChannelOptions options, List<string> faults)
    {
        if (!Guid.TryParse(options.MicrosoftAppId, out _))
            faults.Add("MicrosoftAppId: not a GUID; copy 'Application (client) ID' of the app registration.");
        if (options.MicrosoftAppType != BotAppType.MultiTenant && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId))
            faults.Add($"MicrosoftAppTenantId: required for {options.MicrosoftAppType}; copy 'Directory (tenant) ID'.");
        var hasSecret = !string.IsNullOrEmpty(options.MicrosoftAppPassword);
        var hasCertificate = !string.IsNullOrEmpty(options.MicrosoftAppCertificatePath);
        switch (options.MicrosoftAppType)
        {
            case BotAppType.UserAssignedMSI when hasSecret || hasCertificate:
                faults.Add("MicrosoftAppPassword, MicrosoftAppCertificatePath: a managed identity has neither; remove them.");
                break;
            case BotAppType.SingleTenant or BotAppType.MultiTenant when hasSecret == hasCertificate:
                faults.Add(
                    "MicrosoftAppPassword, MicrosoftAppCertificatePath: set exactly one for " + options.MicrosoftAppType + ".");
                break;
        }
    }

    private static void CheckCloud(ChannelOptions options, List<string> faults)
    {
        (string Name, string? Value)[] overrides =
        [
            ("ToBotFromChannelOpenIdMetadataUrl", options.ToBotFromChannelOpenIdMetadataUrl ?? options.BotOpenIdMetadata),
            ("ToBotFromChannelTokenIssuer", options.ToBotFromChannelTokenIssuer),
            ("ToBotFromEmulatorOpenIdMetadataUrl", options.ToBotFromEmulatorOpenIdMetadataUrl),
            ("ToChannelFromBotLoginUrl", options.ToChannelFromBotLoginUrl),
            ("ToChannelFromBotOAuthScope", options.ToChannelFromBotOAuthScope),
        ];
        var missing = overrides.Where(o => string.IsNullOrWhiteSpace(o.Value)).Select(o => o.Name).ToArray();
        if (missing.Length == overrides.Length)
        {
            if (ChannelCloud.Named(options.ChannelService) is null)
                faults.Add(
                    $"ChannelService: '{options.ChannelService}' is no known cloud. Leave it empty (public), use "
                    + $"{ChannelCloud.UsGovernmentService} or {ChannelCloud.ChinaService}, or set every override.");
            return;
        }

        if (missing.Length > 0) faults.Add($"{string.Join(", ", missing)}: not set although other overrides are; set all or none.");
        foreach (var (setting, value) in overrides.Where(o => o.Name.EndsWith("Url", StringComparison.Ordinal)))
        {
            if (!string.IsNullOrWhiteSpace(value) && !IsSecure(value))
                faults.Add($"{setting}: must be https, or http on this machine.");
        }
    }

    private static bool IsSecure(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));
}
