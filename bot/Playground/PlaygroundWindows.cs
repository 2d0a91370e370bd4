using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Playground;

/// <summary>
/// Opens one chat window per chosen sample person next to the running bot, says who is where, and closes them with the
/// bot. Whatever goes wrong here costs one sentence and never the bot.
/// </summary>
public sealed class PlaygroundWindows(
    PlaygroundWorld world,
    IOptions<PlaygroundOptions> options,
    BotAddress bot,
    TimeProvider time,
    ILogger<PlaygroundWindows> logger) : BackgroundService
{
    private readonly PlaygroundOptions _options = options.Value;
    private readonly ConcurrentBag<PlaygroundProcess> _open = [];

    /// <summary>Where the list of windows is printed.</summary>
    public TextWriter Console { get; init; } = System.Console.Out;

    /// <summary>Those who get a window: the wanted names in their order, each once, and the names nobody has.</summary>
    public static (IReadOnlyList<PlaygroundPerson> People, IReadOnlyList<string> Unknown) Choose(
        PlaygroundWorld world, string? wanted)
    {
        var names = wanted?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (names.Length == 0) names = [.. world.DefaultPeople];
        var found = names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(name => world.People.FirstOrDefault(p => p.Upn.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return ([.. found.Select(g => g.Key).OfType<PlaygroundPerson>()], [.. found[null]]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await bot.MessagesAsync(stoppingToken) is not { } endpoint)
            {
                await Console.WriteLineAsync("No chat windows: the bot does not listen on plain HTTP.");
                return;
            }

            if (await InstalledNodeAsync(stoppingToken) is { } node) await OpenAsync(node, endpoint, stoppingToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; so do the windows.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PlaygroundLog.NotInstalled(logger, e.GetType().Name);
            await Console.WriteLineAsync($"No chat windows: the folder {_options.Folder} cannot be written.");
        }
        finally
        {
            await Task.WhenAll(_open.Select(window => window.DisposeAsync().AsTask()));
        }
    }

    private async Task<NodeRuntime.Found?> InstalledNodeAsync(CancellationToken ct)
    {
        switch (await NodeRuntime.FindAsync(ct))
        {
            case NodeRuntime.Missing:
                await Console.WriteLineAsync(
                    $"No chat windows: Node.js {NodeRuntime.OldestMajor} or newer is not on the path; the terminal chat works without it (-- chat --as {world.DefaultPeople[0]}).");
                return null;
            case NodeRuntime.TooOld old:
                await Console.WriteLineAsync(
                    $"No chat windows: Node.js {old.Version} is too old, {NodeRuntime.OldestMajor} or newer is needed.");
                return null;
            case NodeRuntime.Found node:
                return await InstallAsync(node, ct) ? node : null;
            default:
                return null;
        }
    }

    private async Task<bool> InstallAsync(NodeRuntime.Found node, CancellationToken ct)
    {
        PlaygroundPackage.WritePackageTo(_options.Folder);
        var folder = new NpmFolder(_options.Folder, time);
        var first = !folder.IsInstalled;
        if (first)
            await Console.WriteAsync($"Installing the Microsoft 365 Agents Playground {PlaygroundPackage.Version()}, this once ");
        var installation = await folder.InstallAsync(node, TimeSpan.FromSeconds(_options.InstallSeconds), Console, ct);
        if (installation is NpmFolder.Installation.Failed failed)
        {
            PlaygroundLog.NotInstalled(logger, failed.Reason);
            await Console.WriteLineAsync($" failed, so there are no chat windows: {failed.Reason}");
            return false;
        }

        if (first) await Console.WriteLineAsync(" done.");
        return true;
    }

    private async Task OpenAsync(NodeRuntime.Found node, Uri endpoint, CancellationToken ct)
    {
        var (people, unknown) = Choose(world, _options.People);
        foreach (var name in unknown)
            await Console.WriteLineAsync($"Nobody has the name {name}; there are {string.Join(", ", world.People.Select(p => p.Upn))}.");

        PlaygroundLog.NoSignIn(logger);
        var ports = FreePorts.From(_options.FirstPort).Take(people.Count).ToList();
        var lines = people.Zip(ports, (person, port) => OpenAsync(LaunchOf(node, endpoint, person, port), person, ct));
        foreach (var line in await Task.WhenAll(lines)) await Console.WriteLineAsync(line);
    }

    /// <summary>Opens one window and returns the line about it.</summary>
    private async Task<string> OpenAsync(PlaygroundLaunch launch, PlaygroundPerson person, CancellationToken ct)
    {
        var start = await PlaygroundProcess.StartAsync(launch, time, ct);
        if (start is PlaygroundStart.Failed failed)
        {
            PlaygroundLog.NotStarted(logger, failed.Reason);
            return $"No chat window for {person.Upn}: {failed.Reason}.";
        }

        var window = ((PlaygroundStart.Ready)start).Process;
        _open.Add(window);
        await AnnounceAsync(window, person, ct);
        return $"{window.Address}  {person.Upn}  {person.Name}, {person.Role}. Type first: {person.FirstWords}";
    }

    private PlaygroundLaunch LaunchOf(NodeRuntime.Found node, Uri endpoint, PlaygroundPerson person, int port) => new(
        node.NodeCommand,
        Path.GetFullPath(PlaygroundPackage.CommandLineIn(_options.Folder)),
        Path.GetFullPath(Path.Combine(_options.Folder, "windows", person.Upn)),
        port,
        endpoint,
        PlaygroundFile.For(world, person),
        TimeSpan.FromSeconds(_options.StartSeconds));

    /// <summary>So that the bot can write to people and to the escalation channel before anybody opened the page.</summary>
    private async Task AnnounceAsync(PlaygroundProcess window, PlaygroundPerson person, CancellationToken ct)
    {
        try
        {
            await window.InstallBotAsync(PlaygroundIds.PersonalChatOf(person.ObjectId), ct);
            if (world.TeamOf(person) is { } team) await window.InstallBotAsync(team.ChannelId, ct);
        }
        catch (HttpRequestException e)
        {
            PlaygroundLog.NotAnnounced(logger, e);
        }
    }
}
