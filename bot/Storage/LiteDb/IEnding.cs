namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>How a piece of queued work leaves its queue, within a <see cref="CommitUnit"/>.</summary>
internal interface IEnding
{
    void Apply(WriteSession session);

    void Committed();
}
