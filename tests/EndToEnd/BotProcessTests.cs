using System.Diagnostics;
using SupportBot.Bot.Hosting;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The bot as a process of its own with the chat windows that it opens.</summary>
public sealed class BotProcessTests
{
    private const string Who = "employee@fabrikam.example";

    [Fact]
    public async Task A_killed_bot_takes_its_windows_with_it()
    {
        await NodePeers.ReadyAsync();
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("supportbot-");
        using var bot = Process.Start(Command(folder.FullName)) ?? throw new InvalidOperationException("The bot did not start.");
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var ping = new Uri(await AddressOfWindowAsync(bot, ct), "_debug/ping");
            Assert.Equal("pong", await http.GetStringAsync(ping, ct));

            bot.Kill(entireProcessTree: false);
            await bot.WaitForExitAsync(ct);

            Assert.True(await EndsAsync(http, ping, ct), "The window still answers.");
        }
        finally
        {
            if (!bot.HasExited) bot.Kill(entireProcessTree: true);
            await bot.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Command(string folder) => new(
        "dotnet",
        [
            typeof(BotHost).Assembly.Location, "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--Storage:Folder", Path.Combine(folder, "data"), "--Playground:Folder", Path.Combine(folder, "playground"),
            "--Playground:FirstPort", "57600", "--people", Who,
        ])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<Uri> AddressOfWindowAsync(Process bot, CancellationToken ct)
    {
        var said = new List<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        bot.ErrorDataReceived += (_, _) => { };
        bot.BeginErrorReadLine();
        while (await bot.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal) && line.Contains(Who, StringComparison.Ordinal))
                return new Uri(line.Split(' ')[0]);
            said.Add(line);
        }

        throw new InvalidOperationException("The bot opened no window: " + string.Join(Environment.NewLine, said));
    }

    /// <summary>Whether nobody answers any more; asked until then or until it took too long.</summary>
    private static async Task<bool> EndsAsync(HttpClient http, Uri ping, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            while (true) await http.GetStringAsync(ping, limit.Token);
        }
        catch (HttpRequestException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
