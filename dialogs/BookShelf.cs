using SupportBot.Desk.Contracts;

namespace SupportBot.Dialogs;

/// <summary>The contract book in force and its earlier versions. Replaced whole when one is imported; a turn reads it once.</summary>
public sealed class BookShelf
{
    private volatile BookVersions? _versions;

    /// <exception cref="InvalidOperationException">No book has been loaded yet.</exception>
    public ContractBook Current => Versions.Current;

    /// <exception cref="InvalidOperationException">No book has been loaded yet.</exception>
    public BookVersions Versions => _versions ?? throw new InvalidOperationException("No contract book is loaded.");

    /// <summary>Puts a book into force; those before it are kept for the decisions made with them.</summary>
    public void Put(ContractBook book) => _versions = _versions is { } known ? known.With(book) : new BookVersions([book]);

    /// <summary>Replaces all versions.</summary>
    public void Put(BookVersions versions) => _versions = versions;
}
