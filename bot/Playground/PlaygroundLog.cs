namespace SupportBot.Bot.Playground;

internal static partial class PlaygroundLog
{
    [LoggerMessage(1900, LogLevel.Information, "The chat windows have no sign-in: they are bound to 127.0.0.1, telemetry is off. Never put real secrets into them.")]
    public static partial void NoSignIn(ILogger logger);

    [LoggerMessage(1901, LogLevel.Warning, "A chat window did not start: {Reason}")]
    public static partial void NotStarted(ILogger logger, string reason);

    [LoggerMessage(1902, LogLevel.Warning, "The Playground was not installed: {Reason}")]
    public static partial void NotInstalled(ILogger logger, string reason);

    [LoggerMessage(1903, LogLevel.Warning, "A chat window could not announce the bot's installation")]
    public static partial void NotAnnounced(ILogger logger, Exception exception);
}
