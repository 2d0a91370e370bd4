using NodaTime;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Desk.Billing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

public sealed class LedgerAtTheStoreTests
{
    private const int Writers = 32;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_two_writers_at_once_never_draw_a_grant_below_zero()
    {
        using var folder = new TemporaryFolder();
        using var store = LiteDbStore.Open(Path.Combine(folder.Path, "desk.db"), TimeProvider.System);
        var books = new SupportBot.Desk.Contracts.BookVersions([SomeLedger.Book("small", 120, 300)]);
        var ticket = SomeLedger.Ticket("pool").Ticket;
        await store.CommitAsync(
            Changes.None.Insert(TicketDocuments.Tickets, ticket.Id, ticket)
                .Insert(PeopleQueries.People, ticket.RequesterId, new Person { Id = ticket.RequesterId, Upn = "u@x", Name = "U", ClientId = "pool", UserId = "u" }),
            Cancel);

        // Thirty minutes each: 960 in all, 600 of them are in the grants of October and November.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => LogAsync(store, books, n), Cancel)));

        var ledger = new LedgerQueries(store);
        var batches = await ledger.BatchesAsync("pool", SomeLedger.October, null, Cancel);
        var used = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var batch in batches.OrderBy(b => b.Sequence))
        {
            foreach (var entry in batch.Entries)
                if (entry.Posting is Posting.Drawn { Draw: var draw }) used[draw.Grant] = used.GetValueOrDefault(draw.Grant) + (entry.Sign * draw.Quantity);
            Assert.All(used.Values, quantity => Assert.InRange(quantity, 0m, 300m));
        }

        var month = await ledger.PeriodAsync("pool", SomeLedger.November, Cancel);
        Assert.Equal(600m, used.Values.Sum());
        Assert.Equal(360m, month.Postings<Posting.Charged>().Sum(c => c.Line.Time?.Minutes ?? 0m));
        Assert.Equal(600m, month.Invoiced.Net);
        Assert.Equal(Enumerable.Range(1, batches.Count).Select(n => (long)n), batches.Select(b => b.Sequence).Order());
    }

    [Fact]
    public async Task What_was_booked_is_read_again_as_it_was()
    {
        using var folder = new TemporaryFolder();
        using var store = LiteDbStore.Open(Path.Combine(folder.Path, "desk.db"), TimeProvider.System);
        var ticket = SomeLedger.Ticket("fix", authorised: 100m);
        var ledger = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 60));
        var booking = Invoicing.Close(ledger, SomeLedger.Books, SomeLedger.October, SomeLedger.Because());
        await store.CommitAsync(booking.ChangesFor(ledger), Cancel);
        var queries = new LedgerQueries(store);
        var month = await queries.PeriodAsync("fix", SomeLedger.October, Cancel);
        Assert.Equal((100m, 55m), (month.Invoiced.Net, month.Held));
        var account = await queries.AccountAsync("fix", Cancel);
        Assert.Equal(SomeLedger.November, account?.Value.FirstOpen);
        Assert.Equal(55m, account?.Value.Frozen.Tickets["SD-1"].Held.Net);
        Assert.Equal(30, Assert.Single(account!.Value.Frozen.Incidents).IncludedUsed);
        Assert.Empty(await queries.PeriodsAsync("pool", SomeLedger.October, SomeLedger.November, Cancel));
    }

    private static async Task LogAsync(LiteDbStore store, SupportBot.Desk.Contracts.BookVersions books, int number)
    {
        var bookkeeping = new Bookkeeping(store, new LedgerQueries(store));
        for (var done = false; !done;)
        {
            var ledger = await bookkeeping.LoadAsync("pool", "SD-1", Cancel);
            var ticket = ledger.Tickets["SD-1"];
            var start = SomeLedger.At(11, 1) + Duration.FromMinutes(number * 40);
            var entry = SomeLedger.Work(ticket, $"w{number}", start, 30, books.Current.Hash);
            var changed = ledger.With(entry);
            var changes = Booking.Of(changed, books, SomeLedger.Because()).ChangesFor(changed).Insert(WorkEntry.Entries, entry.Id, entry);
            try
            {
                await store.CommitAsync(changes, Cancel);
                done = true;
            }
            catch (StaleWriteException)
            {
                // Somebody else booked meanwhile: load and decide again.
            }
            catch (DuplicateDocumentException)
            {
                // Somebody else opened the account meanwhile.
            }
        }
    }
}
