namespace SupportBot.Desk.Storage;

/// <summary>A document that was to be inserted is there already.</summary>
public sealed class DuplicateDocumentException(DocumentKey key)
    : Exception($"The {key.Type} '{key.Id}' exists already.")
{
    public DocumentKey Key { get; } = key;
}
