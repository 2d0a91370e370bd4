using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>After a simulated week the money adds up: drafts and time, time and ledger, ledger and statements.</summary>
internal static class SimulatedBooks
{
    private const int Most = 100_000;
    private static readonly YearMonth November = new(2026, 11);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="saved">Drafts that somebody saved, each pressed more than once.</param>
    public static async Task CheckAsync(BotUnderTest bot, IReadOnlyCollection<string> saved, Instant now)
    {
        var drafts = await DraftsAsync(bot, saved);
        var logged = drafts.Where(d => d.State == DraftState.Saved).Select(d => d.Entry).OfType<WorkEntry>().ToList();
        Assert.True(logged.Count > 10, $"Only {logged.Count} times were logged.");
        Assert.Contains(drafts, d => d.Terms is not null && d.State == DraftState.Saved);

        var (watcher, shelf) = (bot.Services.GetRequiredService<MoneyWatcher>(), bot.Services.GetRequiredService<BookShelf>());
        var stored = new List<WorkEntry>();
        foreach (var client in shelf.Current.Clients)
        {
            stored.AddRange(await WorkAsync(bot, client.Id, now - Duration.FromDays(10)));
            var before = await InvoicedAsync(bot, client.Id);
            await watcher.CheckLedgerAsync(client, now, Ct);
            Assert.Equal(before, await InvoicedAsync(bot, client.Id));
            await CheckClientAsync(bot, shelf, client.Id, now);
        }

        var entries = stored.ToDictionary(e => e.Id, StringComparer.Ordinal);
        Assert.All(logged, entry => Assert.Equal((entry.Start, entry.End), (entries[entry.Id].Start, entries[entry.Id].End)));
    }

    /// <summary>A settlement from nothing says what the batches say, and the statement says what the ledger says.</summary>
    private static async Task CheckClientAsync(BotUnderTest bot, BookShelf shelf, string clientId, Instant now)
    {
        var ledger = new LedgerQueries(bot.Store);
        var read = await new Bookkeeping(bot.Store, ledger).LoadAsync(clientId, null, Ct);
        Assert.Empty(Booking.Of(read, shelf.Versions, new BookingReason(now, "system", "check")).Batches);
        var month = await ledger.PeriodAsync(clientId, November, Ct);
        var statement = await new StatementQueries(bot.Store, ledger).OfAsync(shelf.Current, clientId, November, Ct);
        Assert.Equal(month.Invoiced, statement.Total);
        Assert.Equal(month.Held, statement.Held);
        Assert.Equal(month.WorkedMinutes, statement.Tickets.Sum(t => t.Minutes.Worked));
        Assert.All(read.Tickets.Values, t => Assert.Equal(clientId, t.Ticket.ClientId));
    }

    private static async Task<decimal> InvoicedAsync(BotUnderTest bot, string clientId) =>
        (await new LedgerQueries(bot.Store).PeriodAsync(clientId, November, Ct)).Postings<Posting.Charged>().Sum(c => c.Invoiced.Net);

    private static async Task<IEnumerable<WorkEntry>> WorkAsync(BotUnderTest bot, string clientId, Instant from)
    {
        var range = IndexRange.Between(WorkEntry.ByClient, IndexValue.Join(clientId, IndexValue.Of(from)), IndexValue.Join(clientId, "~"));
        return (await bot.Store.ListAsync(WorkEntry.Entries, range, Most, Ct)).Select(e => e.Value);
    }

    private static async Task<List<WorkDraft>> DraftsAsync(BotUnderTest bot, IEnumerable<string> ids)
    {
        var drafts = new List<WorkDraft>();
        foreach (var id in ids)
            if (await bot.Store.FindAsync(WorkDraft.Drafts, id, Ct) is { } draft) drafts.Add(draft.Value);
        return drafts;
    }
}
