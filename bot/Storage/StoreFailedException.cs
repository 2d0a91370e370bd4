namespace SupportBot.Bot.Storage;

/// <summary>
/// A write did not reach the disk, so that nothing in memory can be trusted any more. The process has to be started again;
/// everything that was committed before is kept.
/// </summary>
public sealed class StoreFailedException(Exception inner)
    : Exception("The database failed and was taken out of use.", inner);
