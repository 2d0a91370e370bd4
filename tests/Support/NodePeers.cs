using SupportBot.Bot.Playground;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Support;

/// <summary>The npm packages of <c>tests/peers</c>, installed from their lock file when they are not there yet.</summary>
internal sealed record NodePeers(NodeRuntime.Found Node, string Folder)
{
    private const int InstallMinutes = 5;

    private static readonly Lazy<Task<(NodePeers? Ready, string Problem)>> Once = new(FindAsync);

    /// <summary>Skips or fails the calling test when Node.js or the packages are not to be had.</summary>
    public static async Task<NodePeers> ReadyAsync()
    {
        var (ready, problem) = await Once.Value;
        if (ready is null) Peers.Missing("Node.js with the packages of tests/peers", problem);
        return ready;
    }

    private static async Task<(NodePeers? Ready, string Problem)> FindAsync()
    {
        var runtime = await NodeRuntime.FindAsync(CancellationToken.None);
        if (runtime is not NodeRuntime.Found node) return (null, "no Node.js of a known version is on the path");
        var folder = new NpmFolder(Path.Combine(Repository.Root, "tests", "peers"), TimeProvider.System);
        return await folder.InstallAsync(node, TimeSpan.FromMinutes(InstallMinutes), TextWriter.Null, CancellationToken.None)
            is NpmFolder.Installation.Failed failed
            ? (null, failed.Reason)
            : (new NodePeers(node, folder.Path), "");
    }
}
