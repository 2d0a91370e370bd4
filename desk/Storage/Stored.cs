namespace SupportBot.Desk.Storage;

/// <summary>A document as it was read. The version starts at 1 and rises by 1 with every update.</summary>
public sealed record Stored<T>(string Id, T Value, long Version) where T : class;
