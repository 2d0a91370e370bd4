namespace SupportBot.Bot.Workers;

/// <summary>What the workers log: numbers and kinds of faults, never text of people.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(2000, LogLevel.Warning, "Work {Sequence} failed in attempt {Attempt}")]
    public static partial void Failed(ILogger log, long sequence, int attempt, Exception fault);

    [LoggerMessage(2001, LogLevel.Warning, "Message {Sequence} was not delivered: {Reason}")]
    public static partial void NotDelivered(ILogger log, long sequence, string reason);

    [LoggerMessage(2002, LogLevel.Error, "No work could be claimed; trying again")]
    public static partial void ClaimFailed(ILogger log, Exception fault);

    [LoggerMessage(2004, LogLevel.Error, "A round of this worker failed; it is tried again")]
    public static partial void RoundFailed(ILogger log, Exception fault);

    [LoggerMessage(2003, LogLevel.Critical, "The store failed; the process ends and must be started again")]
    public static partial void StoreFailed(ILogger log);
}
