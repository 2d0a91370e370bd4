using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Files;

/// <summary>
/// Connects to addresses of the public network only, checked after the name was resolved and used as they were checked: a
/// name that points into this network opens nothing.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/9", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Whether an address may be connected to.</summary>
    public static bool Allows(IPAddress address, bool loopback)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain)) return loopback;
        return !Array.Exists(Private, n => n.Contains(plain));
    }

    /// <summary>Opens a connection to the first allowed address of a host.</summary>
    /// <exception cref="HttpRequestException">The host has none.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool loopback, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(host.Host, ct);
        var allowed = Array.FindAll(found, a => Allows(a, loopback));
        if (allowed.Length == 0) throw new HttpRequestException(HttpRequestError.ConnectionError, "No address that may be called.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
