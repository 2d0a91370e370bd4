using SupportBot.Desk.Contracts;

namespace SupportBot.Dialogs;

/// <summary>The contract book in force. Replaced whole when a new version is imported; a turn reads it once.</summary>
public sealed class BookShelf
{
    private volatile ContractBook? _current;

    /// <exception cref="InvalidOperationException">No book has been loaded yet.</exception>
    public ContractBook Current => _current ?? throw new InvalidOperationException("No contract book is loaded.");

    public void Put(ContractBook book) => _current = book;
}
