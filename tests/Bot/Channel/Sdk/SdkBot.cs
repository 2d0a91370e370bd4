using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>A bot of the official JavaScript SDK in a process of its own, trusting the same simulated channel.</summary>
internal sealed class SdkBot : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private SdkBot(Process process, int port)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/")) };
    }

    /// <summary>Starts one, or skips the test where Node.js or the SDK is missing.</summary>
    public static async Task<SdkBot> StartAsync(ChannelSimulator simulator)
    {
        var peers = await NodePeers.ReadyAsync();
        var start = new ProcessStartInfo(peers.Node.NodeCommand, Path.Combine(peers.Folder, "sdk-bot.cjs"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var settings = simulator.Settings();
        settings["OAuthUrl"] = ChannelSimulator.Issuer;
        settings["CallerId"] = "urn:test";
        start.Environment["SDK_BOT_SETTINGS"] = JsonSerializer.Serialize(settings);
        var process = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        Assert.StartsWith("listening ", line, StringComparison.Ordinal);
        return new SdkBot(process, int.Parse(line["listening ".Length..], CultureInfo.InvariantCulture));
    }

    public async Task<HttpStatusCode> SendAsync(SdkRequest request)
    {
        using var message = request.ToMessage();
        using var response = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>The process ends when its input does.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
