namespace SupportBot.Desk.Storage;

/// <summary>What was decided rests on something that has changed since. Load and decide again.</summary>
public sealed class StaleWriteException(DocumentKey key)
    : Exception($"The {key.Type} '{key.Id}' has changed since it was read.")
{
    public DocumentKey Key { get; } = key;
}
