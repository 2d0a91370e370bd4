namespace SupportBot.Bot.Playground;

/// <summary>What one Playground process needs to start.</summary>
/// <param name="NodeCommand">The Node.js executable.</param>
/// <param name="CommandLineScript">The Playground's <c>cli.js</c>.</param>
/// <param name="WorkFolder">Its own folder: configuration, script and log files are written there.</param>
/// <param name="Port">Port on 127.0.0.1; must be free.</param>
/// <param name="BotEndpoint">Where it posts activities.</param>
/// <param name="Patience">How long it may take until it answers.</param>
public sealed record PlaygroundLaunch(
    string NodeCommand,
    string CommandLineScript,
    string WorkFolder,
    int Port,
    Uri BotEndpoint,
    PlaygroundFile File,
    TimeSpan Patience);
