using SupportBot.Bot.Channel.Authentication;

namespace SupportBot.Bot.Channel;

/// <summary>What the channel logs: ids and codes, never text or names.</summary>
internal static partial class ChannelLog
{
    [LoggerMessage(1000, LogLevel.Warning, "No app id is set: every caller on this machine is believed. Development only.")]
    public static partial void WithoutCredentials(ILogger log);

    [LoggerMessage(1001, LogLevel.Warning, "An activity of type {Type} was not taken in time")]
    public static partial void DeadlineMissed(ILogger log, string type);

    [LoggerMessage(1002, LogLevel.Warning, "A caller was refused: {Reason}")]
    public static partial void Refused(ILogger log, Refusal reason);

    [LoggerMessage(1003, LogLevel.Error, "Keys of a token issuer cannot be downloaded: {Error}")]
    public static partial void KeysUnavailable(ILogger log, string error);

    [LoggerMessage(1004, LogLevel.Warning, "An activity of type {Type} lost the race for a document every time")]
    public static partial void RaceLost(ILogger log, string type);

    [LoggerMessage(1010, LogLevel.Warning, "The connector answered {Status} {Code} to {Operation}")]
    public static partial void ConnectorRefused(ILogger log, int status, string code, string operation);

    [LoggerMessage(1011, LogLevel.Warning, "The connector could not be reached for {Operation}: {Error}")]
    public static partial void ConnectorUnreachable(ILogger log, string operation, string error);

    [LoggerMessage(1012, LogLevel.Error, "Nothing is sent to host {Host}: it is not on the list of connectors")]
    public static partial void HostNotAllowed(ILogger log, string host);

    [LoggerMessage(1013, LogLevel.Error, "There is no token to call the connector with: {Code}")]
    public static partial void TokenUnavailable(ILogger log, string code);
}
