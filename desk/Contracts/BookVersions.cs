using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts;

/// <summary>Every version of the contract book that decisions were made with, oldest first; the last one is in force.</summary>
public sealed class BookVersions
{
    private readonly ImmutableArray<ContractBook> _books;

    /// <param name="books">Oldest first.</param>
    /// <exception cref="ArgumentException">There is no book.</exception>
    public BookVersions(ImmutableArray<ContractBook> books) =>
        _books = books.IsEmpty ? throw new ArgumentException("At least one book is in force.", nameof(books)) : books;

    public ContractBook Current => _books[^1];

    /// <summary>Place in the order of import.</summary>
    /// <param name="hash">Null or unknown is the version in force.</param>
    public int OrderOf(string? hash)
    {
        for (var i = _books.Length - 1; i >= 0; i--)
            if (_books[i].Hash == hash) return i;
        return _books.Length - 1;
    }

    public ContractBook At(int order) => _books[order];

    /// <summary>With a newer version in force; the same one again changes nothing.</summary>
    public BookVersions With(ContractBook book) => Current.Hash == book.Hash ? this : new BookVersions([.. _books.Where(b => b.Hash != book.Hash), book]);
}
