using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Contracts;

/// <summary>Every version of the contract book that decisions were made with, oldest first; the last one is in force.</summary>
public sealed class BookVersions
{
    private readonly ImmutableArray<ContractBook> _books;
    private readonly ImmutableArray<Instant> _since;

    /// <param name="books">Oldest first.</param>
    /// <param name="since">When each came into force, ascending; none is "ever since" for all.</param>
    /// <exception cref="ArgumentException">There is no book, or not one instant for each.</exception>
    public BookVersions(ImmutableArray<ContractBook> books, ImmutableArray<Instant> since = default)
    {
        _books = books.IsEmpty ? throw new ArgumentException("At least one book is in force.", nameof(books)) : books;
        _since = since.IsDefault ? [.. books.Select(_ => Instant.MinValue)] : since;
        if (_since.Length != _books.Length) throw new ArgumentException("One instant for each book.", nameof(since));
    }

    public ContractBook Current => _books[^1];

    /// <summary>Place of <see cref="Current"/> in the order of import.</summary>
    public int Last => _books.Length - 1;

    /// <summary>Place in the order of import.</summary>
    /// <param name="hash">Null or unknown is the version in force.</param>
    public int OrderOf(string? hash)
    {
        for (var i = Last; i >= 0; i--)
            if (_books[i].Hash == hash) return i;
        return Last;
    }

    /// <summary>Place of the version that was in force at an instant; the first one before there was any.</summary>
    public int InForceAt(Instant instant)
    {
        var order = Last;
        while (order > 0 && _since[order] > instant) order--;
        return order;
    }

    /// <summary>When the version at a place came into force.</summary>
    public Instant SinceOf(int order) => _since[order];

    public ContractBook At(int order) => _books[order];

    /// <summary>With a newer version in force, ever since; the same one again changes nothing.</summary>
    public BookVersions With(ContractBook book) => Current.Hash == book.Hash ? this : new BookVersions([.. _books.Where(b => b.Hash != book.Hash), book]);
}
