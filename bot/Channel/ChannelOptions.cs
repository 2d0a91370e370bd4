using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Channel;

/// <summary>
/// How the bot is registered. The keys are those of the Bot Framework SDK, at the root of the configuration, so that
/// the settings of an existing Azure Bot work unchanged.
/// </summary>
public sealed class ChannelOptions
{
    /// <summary>Kind of registration. Default: single tenant, the kind Azure still creates.</summary>
    public BotAppType MicrosoftAppType { get; set; } = BotAppType.SingleTenant;

    /// <summary>App (client) id. Empty: no credentials, which works on this machine in Development only.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>Client secret; null with a certificate or a managed identity.</summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>Day on which the secret ends, as Entra shows it; a secret does not say so itself. Null: not watched.</summary>
    public DateOnly? MicrosoftAppPasswordExpires { get; set; }

    /// <summary>Tenant of the registration; required unless multi-tenant.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>File with certificate and private key (PFX, or PEM with both), instead of a secret. Null: none.</summary>
    public string? MicrosoftAppCertificatePath { get; set; }

    /// <summary>Password of that file; null when it has none.</summary>
    public string? MicrosoftAppCertificatePassword { get; set; }

    /// <summary>Empty: public cloud. "https://botframework.azure.us" or "https://botframework.azure.cn": that cloud.</summary>
    public string? ChannelService { get; set; }

    /// <summary>Metadata of the channel's keys instead of the cloud's. Set with all other overrides or none.</summary>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <summary>Older name of <see cref="ToBotFromChannelOpenIdMetadataUrl"/>.</summary>
    public string? BotOpenIdMetadata { get; set; }

    /// <summary>Issuer of the channel's tokens instead of the cloud's.</summary>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <summary>Metadata of Entra's keys instead of the cloud's.</summary>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>Authority that gives the bot its tokens instead of the cloud's.</summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    /// <summary>Scope of the bot's tokens instead of the cloud's.</summary>
    public string? ToChannelFromBotOAuthScope { get; set; }

    /// <summary>Whether tokens issued by Entra for the bot's own credentials are accepted too. Default: no.</summary>
    public bool AcceptEntraTokens { get; set; }

    /// <summary>Endorsements a signing key must have besides the one for the channel. Default: none.</summary>
    public IList<string> RequiredEndorsements { get; } = [];

    /// <summary>
    /// Hosts that may be written to besides Microsoft's connectors: "bots.example.com", or ".example.com" for all below.
    /// The bot's token goes there.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>
    /// Hosts that files of a chat may be fetched from besides those of Teams: "files.example.com", or ".example.com" for all
    /// below. No token goes there.
    /// </summary>
    public IList<string> AllowedFileHosts { get; } = [];

    /// <summary>Largest body of an activity, in bytes. Default 1 MiB, 64 KiB to 8 MiB.</summary>
    [Range(64 * 1024, 8 * 1024 * 1024)]
    public int MaxActivityBytes { get; set; } = 1024 * 1024;

    /// <summary>Time an activity may take to be stored. Default 10 s, 1 to 14 s: Teams repeats after about 15.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:14")]
    public TimeSpan AcceptDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time an invoke may take to be answered. Default 5 s, 1 to 14 s: clients show an error after about 10.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:14")]
    public TimeSpan InvokeDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Activities of one person per minute before they are refused with 429. Default 120; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int PersonActivitiesPerMinute { get; set; } = 120;

    /// <summary>Activities of one tenant per second before they are refused with 429. Default 200; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int TenantActivitiesPerSecond { get; set; } = 200;

    /// <summary>
    /// Whether forms on cards open in a dialog of their own. Default: no, the form is in the card, which every client and
    /// the Playground can show.
    /// </summary>
    public bool FormsInDialogs { get; set; }

    /// <summary>Whether an app id is set, so that tokens are checked and sent.</summary>
    public bool HasCredentials => !string.IsNullOrWhiteSpace(MicrosoftAppId);
}

/// <summary>Kinds of registration, with the names the SDK uses.</summary>
public enum BotAppType
{
    /// <summary>An app of one tenant, with secret or certificate.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity: nothing to keep secret.</summary>
    UserAssignedMSI,

    /// <summary>An app of any tenant; no new ones can be registered.</summary>
    MultiTenant,
}
