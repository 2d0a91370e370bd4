using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Authentication;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether the channel's keys can be had, and whether this machine's clock agrees with theirs.</summary>
public sealed class KeysCheck(
    IOptions<ChannelOptions> options, TrustedIssuers issuers, IHttpClientFactory clients, TimeProvider clock) : ICheck
{
    /// <summary>Tokens are refused when clocks differ by more than five minutes.</summary>
    private static readonly TimeSpan TooFar = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);

    public string Name => "keys";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        if (!options.Value.HasCredentials)
            return [new Finding(Name, Verdict.Skipped, "Without MicrosoftAppId no tokens are checked.")];
        var cloud = ChannelCloud.Of(options.Value);
        if (issuers.Named(cloud.Issuer) is not { } channel || !await channel.Keys.AreThereAsync(ct))
        {
            return
            [
                new Finding(
                    Name,
                    Verdict.Broken,
                    $"The channel's keys cannot be downloaded from {cloud.Metadata}, so every activity is answered with 503.",
                    "Let the machine reach that address (DNS, proxy, firewall), or correct ChannelService."),
            ];
        }

        return [new Finding(Name, Verdict.Fine, "The channel's keys are there."), await ClockAsync(cloud.Metadata, ct)];
    }

    private async Task<Finding> ClockAsync(string metadata, CancellationToken ct)
    {
        const string Check = "clock";
        using var http = clients.CreateClient(SigningKeys.ClientName);
        try
        {
            using var response = await http.GetAsync(metadata, ct);
            if (response.Headers.Date is not { } theirs) return new Finding(Check, Verdict.Skipped, "The server tells no time.");
            var off = (clock.GetUtcNow() - theirs).Duration();
            if (off < Noticeable) return new Finding(Check, Verdict.Fine, "The clock is right.");
            return new Finding(
                Check,
                off >= TooFar ? Verdict.Broken : Verdict.Warning,
                $"The clock is off by {off.TotalMinutes:0} minutes; tokens are refused from 5 minutes on.",
                "Synchronise the machine's clock (NTP).");
        }
        catch (HttpRequestException)
        {
            return new Finding(Check, Verdict.Skipped, "No time could be asked for.");
        }
    }
}
