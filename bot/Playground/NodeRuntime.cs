using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Bot.Playground;

/// <summary>Node.js as found on the path.</summary>
public abstract record NodeRuntime
{
    /// <summary>Oldest major version that the Playground is known to work with here.</summary>
    public const int OldestMajor = 20;

    private NodeRuntime()
    {
    }

    /// <summary>Node.js is there and new enough.</summary>
    public sealed record Found(string Version) : NodeRuntime
    {
        public string NodeCommand { get; } = "node";

        /// <summary>On Windows npm is a command script, which only starts under its full name.</summary>
        public string NpmCommand { get; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
    }

    /// <summary>No Node.js on the path.</summary>
    public sealed record Missing : NodeRuntime;

    /// <summary>Node.js is there and older than <see cref="OldestMajor"/>.</summary>
    public sealed record TooOld(string Version) : NodeRuntime;

    public static async Task<NodeRuntime> FindAsync(CancellationToken ct)
    {
        var start = new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start);
            if (process is null) return new Missing();
            var version = (await process.StandardOutput.ReadToEndAsync(ct)).Trim();
            await process.WaitForExitAsync(ct);
            return Read(version);
        }
        catch (Win32Exception)
        {
            return new Missing();
        }
    }

    /// <summary>Reads what <c>node --version</c> prints, for example <c>v20.20.2</c>.</summary>
    public static NodeRuntime Read(string version)
    {
        var major = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new Missing();
        return number < OldestMajor ? new TooOld(version) : new Found(version);
    }
}
