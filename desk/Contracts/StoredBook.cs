using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Contracts;

/// <summary>One imported version of the contract book, as its text was; never changed and never deleted.</summary>
public sealed record StoredBook
{
    public static readonly IndexName ByOrder = new("by-order");

    public static readonly DocumentType<StoredBook> Books = new("contract-book", b => [new(ByOrder, IndexValue.Of(b.Order))]);

    /// <summary>Also the document's id.</summary>
    public required string Hash { get; init; }

    public required string Version { get; init; }

    /// <summary>1 for the first import.</summary>
    public required long Order { get; init; }

    public required Instant ImportedAt { get; init; }

    public required string Text { get; init; }

    /// <summary>Texts of the holiday files it names, by the name in the book.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The book again.</summary>
    /// <exception cref="InvalidDataException">The stored text is no book any more; it was one when it was imported.</exception>
    public ContractBook Read() => ContractBookReader.Read(
        Encoding.UTF8.GetBytes(Text),
        path => Files.TryGetValue(path, out var text) ? new BookFile.Found(text) : new BookFile.Unreadable()) switch
    {
        BookReading.Complete complete => complete.Book,
        BookReading.Refused refused => throw new InvalidDataException($"The stored book {Version} cannot be read: {refused.First}"),
        _ => throw new InvalidOperationException("A reading is complete or refused."),
    };
}
