using System.Text.RegularExpressions;

namespace SupportBot.Bot.Packaging;

/// <summary>What an organisation puts into its own Teams app package.</summary>
/// <param name="AppId">App (client) id of the bot's registration, lower case.</param>
/// <param name="Host">Public host name of the bot, such as "bot.example.com".</param>
/// <param name="Version">Three numbers; Teams takes an update only with a higher one.</param>
/// <param name="Developer">The provider's name as Teams shows it, at most 32 characters.</param>
/// <param name="Website">The provider's pages, https, without a final slash; "/privacy" and "/terms" are below it.</param>
public sealed partial record AppPackageSettings(string AppId, string Host, string Version, string Developer, string Website)
{
    private const int LongestDeveloper = 32;

    /// <summary>What is wrong, one sentence each that names the option and what to give; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (!Guid.TryParseExact(AppId, "D", out _))
            faults.Add("--app-id: not a GUID; copy 'Application (client) ID' of the app registration.");
        if (Uri.CheckHostName(Host) != UriHostNameType.Dns || !Host.Contains('.', StringComparison.Ordinal))
            faults.Add("--host: give the bot's public host name, such as bot.example.com, without https:// and path.");
        if (!ThreeNumbers().IsMatch(Version)) faults.Add("--app-version: give three numbers, such as 1.0.0.");
        if (Developer.Length is 0 or > LongestDeveloper) faults.Add("--developer: give 1 to 32 characters.");
        if (!Uri.TryCreate(Website, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            faults.Add("--website: give an address that begins with https://.");
        return faults;
    }

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeNumbers();
}
