using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>What one caller wants written, all or nothing. Every member runs on the writer's thread.</summary>
internal interface IWriteUnit
{
    /// <summary>Looks whether it may be written; writes nothing.</summary>
    /// <exception cref="StaleWriteException">It rests on something that has changed.</exception>
    /// <exception cref="DuplicateDocumentException">It inserts what is there.</exception>
    void Check(WriteSession session);

    /// <summary>Writes it. A failure here takes the whole store out of use.</summary>
    void Apply(WriteSession session);

    /// <summary>It is on the disk: lets the rest of the process know.</summary>
    void Committed();
}
