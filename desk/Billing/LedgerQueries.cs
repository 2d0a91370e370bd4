using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>Reads the ledger. Whoever asks checks who may see the answer.</summary>
public sealed class LedgerQueries(IDocumentStore store)
{
    private const int Most = 100_000;

    public Task<Stored<LedgerAccount>?> AccountAsync(string clientId, CancellationToken ct) =>
        store.FindAsync(LedgerAccount.Accounts, clientId, ct);

    /// <summary>All batches of some months, in the order in which they were written within each month.</summary>
    /// <param name="from">First month, included.</param>
    /// <param name="to">Last month, included; null is no end.</param>
    public async Task<IReadOnlyList<LedgerBatch>> BatchesAsync(string clientId, YearMonth from, YearMonth? to, CancellationToken ct)
    {
        var first = IndexValue.Join(clientId, LedgerBatch.PeriodText(from));
        var last = IndexValue.Join(clientId, to is { } end ? LedgerBatch.PeriodText(end.PlusMonths(1)) : "9999-99");
        var batches = await store.ListAsync(LedgerBatch.Batches, IndexRange.Between(LedgerBatch.ByPeriod, first, last), Most, ct);
        return [.. batches.Select(b => b.Value)];
    }

    /// <summary>What stands in the ledger for some months, oldest month first: bookings that were not taken back.</summary>
    /// <inheritdoc cref="BatchesAsync"/>
    public async Task<ImmutableArray<PeriodLedger>> PeriodsAsync(string clientId, YearMonth from, YearMonth to, CancellationToken ct)
    {
        var batches = await BatchesAsync(clientId, from, to, ct);
        return [.. batches.GroupBy(b => b.Period).OrderBy(g => g.Key).Select(g => PeriodLedger.Of(clientId, g.Key, g))];
    }

    /// <summary>What stands in the ledger for one month; empty when nothing was booked.</summary>
    public async Task<PeriodLedger> PeriodAsync(string clientId, YearMonth period, CancellationToken ct) =>
        PeriodLedger.Of(clientId, period, await BatchesAsync(clientId, period, period, ct));

    /// <summary>What stands as drawn in this month and the one before.</summary>
    public async Task<ImmutableArray<MonthDraw>> DrawsLatelyAsync(string clientId, YearMonth month, CancellationToken ct)
    {
        var periods = await PeriodsAsync(clientId, month.PlusMonths(-1), month, ct);
        return [.. periods.SelectMany(p => p.Postings<Posting.Drawn>()
            .GroupBy(d => d.Draw.Contract, StringComparer.Ordinal)
            .Select(g => new MonthDraw(p.Period, g.Key, g.Sum(d => d.Draw.Quantity))))];
    }

    /// <summary>A ticket's postings that stand, over all months, oldest first.</summary>
    public async Task<ImmutableArray<Posting>> OfTicketAsync(string clientId, string ticketId, YearMonth since, CancellationToken ct)
    {
        var batches = await BatchesAsync(clientId, since, null, ct);
        return [.. batches.GroupBy(b => b.Period).OrderBy(g => g.Key)
            .SelectMany(g => PeriodLedger.Of(clientId, g.Key, g).Standing)
            .Select(e => e.Posting)
            .Where(p => p.TicketId == ticketId)];
    }
}
