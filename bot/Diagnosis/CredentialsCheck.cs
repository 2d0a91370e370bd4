using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether Entra gives a token for id, tenant and secret, and if not, which of them is wrong.</summary>
public sealed partial class CredentialsCheck(IOptions<ChannelOptions> options, ConnectorTokens tokens) : ICheck
{
    public string Name => "credentials";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        if (!options.Value.HasCredentials)
            return [new Finding(Name, Verdict.Skipped, "Without MicrosoftAppId nothing is sent outside this machine.")];
        try
        {
            await tokens.GetAsync(refused: null, ct);
            return [new Finding(Name, Verdict.Fine, "Entra gives tokens for MicrosoftAppId.")];
        }
        catch (TokenUnavailableException fault)
        {
            return [Explain(fault)];
        }
    }

    private Finding Explain(TokenUnavailableException fault)
    {
        var (said, fix) = CodeOf(fault) switch
        {
            "AADSTS7000215" => (
                "MicrosoftAppPassword is not a secret of this app.",
                "Copy the secret's Value, not its ID, from 'Certificates & secrets'; it is shown only once."),
            "AADSTS7000222" => ("MicrosoftAppPassword has expired.", "Create a new secret and set its value."),
            "AADSTS700016" => (
                "MicrosoftAppId is not known in the tenant of MicrosoftAppTenantId.",
                "Set the tenant the app is registered in; a single-tenant app is not found in any other."),
            "AADSTS90002" or "AADSTS900023" => (
                "MicrosoftAppTenantId is no tenant.", "Copy 'Directory (tenant) ID' of the app registration."),
            "AADSTS700027" => (
                "The certificate is not one of the app's.", "Upload its public part under 'Certificates & secrets'."),
            "certificate" => (
                "MicrosoftAppCertificatePath cannot be read.", "Check path, rights, password and that the private key is inside."),
            "managed_identity_unreachable_network" or "managed_identity_request_failed" => (
                "The managed identity gives no tokens.", "Assign the identity of MicrosoftAppId to this machine or app service."),
            var code => ($"Entra gives no token ({code}).", "Look the code up; let the machine reach the login host."),
        };
        return new Finding(Name, Verdict.Broken, said, fix);
    }

    private static string CodeOf(TokenUnavailableException fault)
    {
        var entra = EntraCode().Match(fault.InnerException?.Message ?? "");
        return entra.Success ? entra.Value : fault.Code;
    }

    [GeneratedRegex(@"AADSTS\d{4,8}", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();
}
