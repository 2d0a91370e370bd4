using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Playground;

/// <summary>Ports of 127.0.0.1 that nobody listens on at the moment of asking.</summary>
public static class FreePorts
{
    /// <summary>Free ports from <paramref name="first"/> on, in order, each asked for when it is its turn.</summary>
    public static IEnumerable<int> From(int first) => Enumerable.Range(first, IPEndPoint.MaxPort - first + 1).Where(IsFree);

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            probe.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
