using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Bot.Sample;

/// <summary>The sample world: one provider, four clients with one way of paying each, their people and three months of past.</summary>
public static class SampleWorld
{
    /// <summary>Document writes in one commit while loading.</summary>
    private const int Batch = 200;

    private static readonly DocumentType<Marker> Markers = new("sample-world");

    /// <summary>The sample's contract book.</summary>
    /// <exception cref="InvalidOperationException">The shipped book has an error, which a test would have found.</exception>
    public static ContractBook Book() => ContractBookReader.Read(Encoding.UTF8.GetBytes(SampleFiles.Read("book.yaml"))) switch
    {
        BookReading.Complete(var book) => book,
        BookReading.Refused refused => throw new InvalidOperationException(refused.First.ToString()),
        _ => throw new InvalidOperationException("A reading is complete or refused."),
    };

    /// <summary>The versions of the contract book in a store; into an empty one the sample's goes first.</summary>
    public static async Task<BookVersions> BooksAsync(BookArchive archive, Instant now, CancellationToken ct)
    {
        if (await archive.LoadAsync(ct) is { } known) return known;
        try
        {
            await archive.ImportAsync(Book(), SampleFiles.Read("book.yaml"), ImmutableSortedDictionary<string, string>.Empty, now, ct);
        }
        catch (DuplicateDocumentException)
        {
            // Another process that started at the same moment did.
        }

        return await archive.LoadAsync(ct) ?? throw new InvalidOperationException("The sample's book was imported just now.");
    }

    /// <summary>Loads the world into a store that has none yet; true when it was loaded now.</summary>
    public static async Task<bool> LoadIntoEmptyAsync(IDocumentStore store, ContractBook book, Instant now, CancellationToken ct)
    {
        if (await store.FindAsync(Markers, "loaded", ct) is not null) return false;
        foreach (var changes in Batches(book, now)) await store.CommitAsync(changes, ct);
        await store.CommitAsync(Changes.None.Insert(Markers, "loaded", new Marker(now)), ct);
        return true;
    }

    private static IEnumerable<Changes> Batches(ContractBook book, Instant now)
    {
        var people = SamplePeople.All(book);
        var cases = new SampleHistory(book, people, SampleProblem.All()).Before(now);
        var changes = TicketNumbers.StartAfter(TicketNumbers.Before + cases.Count);
        changes = people.Aggregate(changes, (all, p) => all.Insert(PeopleQueries.People, p.Id, p));
        changes = SampleOutages.Before(now, book).Aggregate(changes, (all, o) => all.Insert(OutageQueries.Outages, o.Id, o));
        foreach (var past in cases)
        {
            changes = changes
                .Insert(TicketDocuments.Tickets, past.Ticket.Id, past.Ticket)
                .Insert(SolvedCase.Cases, past.Ticket.Id, past.Solved)
                .Insert(WorkEntry.Entries, past.Work.Id, past.Work);
            if (changes.Documents.Count < Batch) continue;
            yield return changes;
            changes = Changes.None;
        }

        if (!changes.IsEmpty) yield return changes;
        foreach (var booked in SampleLedger.Of(book, people, cases, now)) yield return booked;
    }

    /// <summary>Says that the sample world is in the store.</summary>
    internal sealed record Marker(Instant LoadedAt);
}
