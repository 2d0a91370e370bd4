namespace SupportBot.Dialogs.Files;

/// <summary>A file or picture of a message, as the channel tells of it. Nothing of it is trusted.</summary>
/// <param name="Name">Null for a pasted picture.</param>
/// <param name="Type">Content type.</param>
/// <param name="Source">Where the channel keeps it.</param>
public sealed record SentFile(string? Name, string? Type, string Source);
