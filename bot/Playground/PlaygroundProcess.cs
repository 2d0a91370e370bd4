using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SupportBot.Bot.Playground;

/// <summary>
/// One running Playground on 127.0.0.1. It lives as long as this object; when this whole process is killed, its standard
/// input closes and the script loaded before it ends it.
/// </summary>
public sealed class PlaygroundProcess : IAsyncDisposable
{
    private const string Listening = "Listening on ";
    private const string LoggedReason = "error Reason: ";

    private static readonly TimeSpan PingEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    private PlaygroundProcess(Process process, Uri address, TimeProvider time)
    {
        _process = process;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Where a browser opens it, with a slash at the end.</summary>
    public Uri Address => _http.BaseAddress ?? throw new InvalidOperationException("The address is set at the start.");

    /// <summary>Whether the process still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts a Playground and waits until it answers and has taken its configuration.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; nothing is left running.</exception>
    public static async Task<PlaygroundStart> StartAsync(PlaygroundLaunch launch, TimeProvider time, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(launch.WorkFolder, "devTools"));
        File.Delete(LogIn(launch.WorkFolder));
        var configuration = Path.Combine(launch.WorkFolder, PlaygroundFile.Name);
        await File.WriteAllTextAsync(configuration, launch.File.ToText(), ct);
        var script = PlaygroundPackage.WriteWindowScriptTo(launch.WorkFolder);

        Process? node;
        try
        {
            node = Process.Start(Command(launch, script));
        }
        catch (Win32Exception)
        {
            return new PlaygroundStart.Failed("Node.js did not start");
        }

        if (node is null) return new PlaygroundStart.Failed("Node.js did not start");
        var address = new Uri($"http://127.0.0.1:{launch.Port.ToString(CultureInfo.InvariantCulture)}/");
        var playground = new PlaygroundProcess(node, address, time);
        string? problem = "it was cancelled";
        try
        {
            problem = await playground.ProblemAtStartAsync(launch, ct);
        }
        finally
        {
            if (problem is not null) await playground.DisposeAsync();
        }

        return problem is null ? new PlaygroundStart.Ready(playground) : new PlaygroundStart.Failed(problem);
    }

    /// <summary>Tells the bot that it was installed in a chat or channel, as opening it in the window does.</summary>
    /// <exception cref="HttpRequestException">The Playground or the bot refused.</exception>
    public async Task InstallBotAsync(string conversationId, CancellationToken ct)
    {
        var path = $"_debug/conversation/{Uri.EscapeDataString(conversationId)}/installation";
        using var answer = await _http.PostAsJsonAsync(path, new { }, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the process: first by closing its input, then by force.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Farewell, _time);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
        _http.Dispose();
    }

    private static ProcessStartInfo Command(PlaygroundLaunch launch, string script)
    {
        var port = launch.Port.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "--require", script,
            launch.CommandLineScript, "start",
            "--port", port,
            "--app-endpoint", launch.BotEndpoint.AbsoluteUri,
            "--service-url", $"http://127.0.0.1:{port}/_connector",
            "--channel-id", "msteams",
            "--disable-telemetry",
        ];
        var start = new ProcessStartInfo(launch.NodeCommand, arguments)
        {
            WorkingDirectory = launch.WorkFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1";
        return start;
    }

    private async Task<string?> ProblemAtStartAsync(PlaygroundLaunch launch, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(launch.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            var (listening, error) = await FirstWordsAsync(either.Token);
            if (error is not null) return error;
            if (listening != launch.Port.ToString(CultureInfo.InvariantCulture)) return $"port {launch.Port} was taken in the meantime";
            await PingAsync(either.Token);
            return await HasTakenAsync(launch.File, either.Token) ? null : $"it did not take {PlaygroundFile.Name}";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return $"it did not answer within {launch.Patience.TotalSeconds:0} seconds";
        }
        catch (HttpRequestException)
        {
            return ReasonInLog(launch.WorkFolder) ?? "it stopped answering";
        }
    }

    /// <summary>The port that it says it listens on, or why it ended before.</summary>
    private async Task<(string? Port, string? Error)> FirstWordsAsync(CancellationToken ct)
    {
        var port = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var error = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Both streams are read to their end, or the process would stop at a full pipe. A null is the end of a stream.
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) port.TrySetResult(null);
            else if (line.Data.StartsWith(Listening, StringComparison.Ordinal)) port.TrySetResult(line.Data[Listening.Length..]);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("Error", StringComparison.Ordinal)) error.TrySetResult(line.Data?.Trim());
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return await port.Task.WaitAsync(ct) is { } number
            ? (number, null)
            : (null, await error.Task.WaitAsync(ct) ?? "it ended at once");
    }

    /// <summary>The Playground tells its log file, not its output, what it does not like about its configuration.</summary>
    private static string? ReasonInLog(string workFolder)
    {
        var log = LogIn(workFolder);
        return !File.Exists(log)
            ? null
            : File.ReadLines(log).LastOrDefault(line => line.StartsWith(LoggedReason, StringComparison.Ordinal))?[LoggedReason.Length..];
    }

    private static string LogIn(string workFolder) => Path.Combine(workFolder, "devTools", "m365agentsplayground.log");

    private async Task PingAsync(CancellationToken ct)
    {
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri("_debug/ping", UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(PingEvery, _time, ct);
        }
    }

    private async Task<bool> HasTakenAsync(PlaygroundFile file, CancellationToken ct)
    {
        var answer = await _http.GetFromJsonAsync<JsonElement>("_internal/v1/config", ct);
        return answer.TryGetProperty("config", out var config)
            && config.TryGetProperty("personalChat", out var chat)
            && chat.TryGetProperty("id", out var id)
            && id.GetString() == file.PersonalChat.Id;
    }
}
