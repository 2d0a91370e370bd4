namespace SupportBot.Desk.Contracts.Reading;

/// <summary>A file that a book names, as far as it may be read.</summary>
public abstract record BookFile
{
    private BookFile() { }

    public sealed record Found(string Text) : BookFile;

    /// <summary>It does not lie in the book's folder or below, or the book does not come from disk.</summary>
    public sealed record Refused : BookFile;

    /// <summary>It is not there, too large, or cannot be read.</summary>
    public sealed record Unreadable : BookFile;
}

/// <summary>Finds a file that a book names.</summary>
/// <param name="path">As written in the book.</param>
public delegate BookFile FindBookFile(string path);
