namespace SupportBot.Desk.Storage;

/// <summary>One place at which a document is listed. Values come from <see cref="IndexValue"/> or are plain text.</summary>
public readonly record struct IndexEntry(IndexName Index, string Value);
