using System.ComponentModel;
using System.Diagnostics;

namespace SupportBot.Bot.Playground;

/// <summary>A folder with a <c>package.json</c> and its lock file, and what npm installed from them.</summary>
public sealed class NpmFolder(string path, TimeProvider time)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    /// <summary>How an installation ended.</summary>
    public abstract record Installation
    {
        private Installation()
        {
        }

        public sealed record Ready : Installation;

        /// <summary>Not installed; <paramref name="Reason"/> is the first thing npm said.</summary>
        public sealed record Failed(string Reason) : Installation;
    }

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    private string LockFile => System.IO.Path.Combine(Path, "package-lock.json");

    /// <summary>npm writes this one last; it is older than the lock file when the lock file changed since.</summary>
    private string InstalledLockFile => System.IO.Path.Combine(Path, "node_modules", ".package-lock.json");

    public bool IsInstalled =>
        File.Exists(InstalledLockFile) && File.GetLastWriteTimeUtc(InstalledLockFile) >= File.GetLastWriteTimeUtc(LockFile);

    /// <summary>
    /// Installs exactly what the lock file says, running no package's scripts, unless that is there already. A dot goes
    /// to <paramref name="progress"/> every second.
    /// </summary>
    public async Task<Installation> InstallAsync(
        NodeRuntime.Found node, TimeSpan limit, TextWriter progress, CancellationToken ct)
    {
        if (IsInstalled) return new Installation.Ready();
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        Process? npm = null;
        try
        {
            npm = Process.Start(Command(node));
            if (npm is null) return new Installation.Failed("npm did not start");
            npm.StandardInput.Close();
            var said = ReadBothAsync(npm, either.Token);
            await DotsUntilAsync(npm.WaitForExitAsync(either.Token), progress, either.Token);
            return npm.ExitCode == 0 ? new Installation.Ready() : new Installation.Failed(FirstLine(await said));
        }
        catch (Win32Exception)
        {
            return new Installation.Failed("npm is not on the path");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new Installation.Failed($"npm was not done after {limit.TotalSeconds:0} seconds");
        }
        finally
        {
            if (npm is { HasExited: false }) npm.Kill(entireProcessTree: true);
            npm?.Dispose();
        }
    }

    private ProcessStartInfo Command(NodeRuntime.Found node) =>
        new(node.NpmCommand, ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static async Task<string> ReadBothAsync(Process npm, CancellationToken ct)
    {
        var output = npm.StandardOutput.ReadToEndAsync(ct);
        var errors = npm.StandardError.ReadToEndAsync(ct);
        return await output + Environment.NewLine + await errors;
    }

    private async Task DotsUntilAsync(Task done, TextWriter progress, CancellationToken ct)
    {
        using var ticks = new PeriodicTimer(ProgressEvery, time);
        while (await Task.WhenAny(done, ticks.WaitForNextTickAsync(ct).AsTask()) != done)
        {
            await progress.WriteAsync('.');
            await progress.FlushAsync(ct);
        }

        await done;
    }

    private static string FirstLine(string said) =>
        said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "npm failed";
}
