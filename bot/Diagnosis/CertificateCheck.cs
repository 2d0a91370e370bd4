using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Diagnosis;

/// <summary>How long the bot's certificate lives.</summary>
public sealed class CertificateCheck(IOptions<ChannelOptions> options, TimeProvider clock) : ICheck
{
    /// <summary>So long ahead the operator is told.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    public string Name => "certificate";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look()
    {
        if (options.Value.MicrosoftAppCertificatePath is not { Length: > 0 } path)
        {
            return options.Value is { HasCredentials: true, MicrosoftAppType: not BotAppType.UserAssignedMSI }
                ? new Finding(
                    Name,
                    Verdict.Skipped,
                    "A secret does not say when it ends.",
                    "Note the date Entra shows, or use a managed identity, which never ends.")
                : new Finding(Name, Verdict.Skipped, "No certificate is used.");
        }

        try
        {
            using var certificate = BotCertificate.Load(path, options.Value.MicrosoftAppCertificatePassword);
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
            var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var left = end - clock.GetUtcNow();
            if (left > Ahead) return new Finding(Name, Verdict.Fine, $"The certificate lives until {day}.");
            return left > TimeSpan.Zero
                ? new Finding(Name, Verdict.Warning, $"The certificate ends on {day}.", "Upload a new one and set its path before then.")
                : new Finding(Name, Verdict.Broken, $"The certificate ended on {day}.", "Upload a new one and set its path.");
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
}
