namespace SupportBot.Bot.Storage;

/// <summary>Another process works on the same database file.</summary>
public sealed class StoreInUseException(string path, Exception inner)
    : Exception($"The database '{path}' is in use by another process.", inner)
{
    public string Path { get; } = path;
}
