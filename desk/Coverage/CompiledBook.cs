using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// What decisions look up again and again: calendars as instants and contracts per client. Made when first asked for and
/// kept exactly as long as the book it belongs to; books never change.
/// </summary>
internal sealed class CompiledBook
{
    private static readonly ConditionalWeakTable<ContractBook, CompiledBook> Known = [];

    private readonly ConcurrentDictionary<string, CompiledClient> clients = new(StringComparer.Ordinal);

    private CompiledBook(ContractBook book) => Book = book;

    public ContractBook Book { get; }

    public static CompiledBook Of(ContractBook book) => Known.GetValue(book, static key => new CompiledBook(key));

    /// <summary>Null for an unknown client.</summary>
    public CompiledClient? FindClient(string? id)
    {
        if (id is null)
        {
            return null;
        }

        if (clients.TryGetValue(id, out var known))
        {
            return known;
        }

        return Book.FindClient(id) is { } client ? clients.GetOrAdd(id, new CompiledClient(this, client)) : null;
    }

    /// <param name="calendar">An id of the book.</param>
    public WorkingHours Hours(string calendar) => CompiledHours.Of(Book.FindCalendar(calendar)
        ?? throw new ArgumentException("The book has no such calendar.", nameof(calendar)));
}
