namespace SupportBot.Bot.Storage;

/// <summary>The folder or file of the database cannot be created or written.</summary>
public sealed class StoreUnwritableException(string path, Exception inner)
    : Exception($"The database '{path}' cannot be written.", inner)
{
    public string Path { get; } = path;
}
