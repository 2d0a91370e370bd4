using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SupportBot.Tests.Support;

/// <summary>
/// A PostgreSQL server of our own, in a temporary folder, on a free loopback port, for the tests of one class. The server
/// refuses to run as root, so a root runs it as the user postgres that Debian's package brings.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() is { } newest
            ? Path.Combine(newest, "bin")
            : null
        : null;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "supportbot-pg-" + Guid.NewGuid().ToString("N"));
    private readonly int _port = FreePort();
    private bool _running;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        if (Programs is null) return;
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", User, _folder);
        await RunAsUserAsync("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync");
        await RunAsUserAsync(
            "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        _running = true;
    }

    /// <summary>A new, empty database; ends the test as skipped where there is no PostgreSQL.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        if (!_running) Peers.Missing("PostgreSQL", "there are no server programs under /usr/lib/postgresql");
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var server = NpgsqlDataSource.Create(ConnectionString(User));
        await using var create = server.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running) return;
        await RunAsUserAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={User};Database={database};Maximum Pool Size=20";

    private static Task RunAsUserAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? string.Empty, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", User, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Output is not captured: pg_ctl leaves the server behind, which would keep the pipe open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
