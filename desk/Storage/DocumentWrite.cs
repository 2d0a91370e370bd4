namespace SupportBot.Desk.Storage;

/// <summary>One write as the adapters see it, already in bytes.</summary>
/// <param name="ExpectedVersion">The version that must be there; 0 when the document must not exist.</param>
/// <param name="Body">UTF-8 JSON; null deletes.</param>
/// <param name="Entries">Where the document is listed from now on.</param>
public sealed record DocumentWrite(
    DocumentKey Key, long ExpectedVersion, ReadOnlyMemory<byte>? Body, IReadOnlyList<IndexEntry> Entries);

/// <summary>Which document.</summary>
/// <param name="Type">The name of its <see cref="DocumentType{T}"/>.</param>
public readonly record struct DocumentKey(string Type, string Id);
