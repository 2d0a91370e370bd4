using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Diagnosis;

/// <summary>How long the bot's certificate or secret lives.</summary>
public sealed class CertificateCheck(IOptions<ChannelOptions> options, TimeProvider clock) : ICheck
{
    /// <summary>So long ahead the operator is told.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    public string Name => "certificate";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look()
    {
        if (options.Value.MicrosoftAppCertificatePath is not { Length: > 0 } path) return LookAtSecret();
        try
        {
            using var certificate = BotCertificate.Load(path, options.Value.MicrosoftAppCertificatePassword);
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
            return Judge("certificate", end, "Upload a new one and set its path");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                "MicrosoftAppCertificatePath cannot be read.",
                "Check path, rights, password and that the private key is inside.");
        }
    }

    private Finding LookAtSecret() => options.Value switch
    {
        { HasCredentials: false } or { MicrosoftAppType: BotAppType.UserAssignedMSI } =>
            new Finding(Name, Verdict.Skipped, "Neither certificate nor secret is used."),
        { MicrosoftAppPasswordExpires: { } day } =>
            Judge("secret", new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), "Create a new one, and set its value and its end"),
        _ => new Finding(
            Name,
            Verdict.Skipped,
            "A secret does not say when it ends.",
            "Set MicrosoftAppPasswordExpires to the day Entra shows, or use a managed identity, which never ends."),
    };

    private Finding Judge(string what, DateTimeOffset end, string fix)
    {
        var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var left = end - clock.GetUtcNow();
        if (left > Ahead) return new Finding(Name, Verdict.Fine, $"The {what} lives until {day}.");
        return left > TimeSpan.Zero
            ? new Finding(Name, Verdict.Warning, $"The {what} ends on {day}.", fix + " before then.")
            : new Finding(Name, Verdict.Broken, $"The {what} ended on {day}.", fix + ".");
    }
}
