using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channel;

/// <summary>
/// Without credentials nobody outside this machine may reach the bot: stops the start when the server listens on
/// anything but loopback. Requests from elsewhere are refused besides, see
/// <see cref="Authentication.ChannelAuthentication"/>.
/// </summary>
public sealed class LoopbackGuard(IServer server, IOptions<ChannelOptions> options, ILogger<LoopbackGuard> log)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.HasCredentials) return Task.CompletedTask;
        ChannelLog.WithoutCredentials(log);
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (!IsLoopback(address))
                throw new OptionsValidationException(nameof(ChannelOptions), typeof(ChannelOptions), [Fault(address)]);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is said about an address that is not of this machine.</summary>
    internal static string Fault(string address) =>
        $"MicrosoftAppId is not set, so the bot may listen on this machine only, not on {address}. Set the credentials, "
        + "or listen on http://localhost:3978.";

    /// <summary>"+" and "*" mean every network, so only names and numbers of this machine pass.</summary>
    internal static bool IsLoopback(string address)
    {
        var host = HostOf(address);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>Empty for what is no address, which the server then refuses itself.</summary>
    private static string HostOf(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Host;
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
