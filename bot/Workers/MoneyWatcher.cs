using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Looks every minute for questions of consent that are due, and every ten minutes brings the ledgers up to date (fees of
/// the month, causes that were set later) and tells people that little is left. All it goes by is stored: a restart or a
/// second process changes nothing, because whoever writes second finds the work done.
/// </summary>
public sealed class MoneyWatcher(
    IDocumentStore store, MoneyWatcher.Sources sources, BookShelf books, TimeProvider clock, ILogger<MoneyWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly Duration LedgerEvery = Duration.FromMinutes(10);

    private const int MostDue = 1_000;

    /// <summary>What the watcher reads.</summary>
    public sealed record Sources(Bookkeeping Bookkeeping, PeopleQueries People, AskBalance Balances, BookArchive Archive);

    /// <summary>Handles every question of consent that is due.</summary>
    public async Task CheckApprovalsAsync(Instant now, CancellationToken ct)
    {
        var range = IndexRange.Between(ApprovalRequest.ByDue, "", IndexValue.Of(now + Duration.FromNanoseconds(1)));
        foreach (var due in await store.ListAsync(ApprovalRequest.Requests, range, MostDue, ct))
        {
            var ticket = (await store.FindAsync(TicketDocuments.Tickets, due.Value.TicketId, ct))?.Value;
            var requester = ticket is null ? null : await sources.People.FindAsync(ticket.RequesterId, ct);
            var approvers = await sources.People.ApproversAsync(due.Value.ClientId, ct);
            var (replies, changes) = ApprovalNotices.For(due, ticket, requester, approvers, books.Current, now);
            await CommitAsync(changes.And(TurnRunner.Queue(replies)), ct);
        }
    }

    /// <summary>Books what is missing for a client, and tells that little is left.</summary>
    public async Task CheckLedgerAsync(Client client, Instant now, CancellationToken ct)
    {
        var month = now.InZone(client.Zone).Date.ToYearMonth();
        var ledger = await sources.Bookkeeping.LoadAsync(client.Id, null, ct);
        var hasFee = books.Current.ContractsOf(client.Id).Any(c => c.Fee is not null);
        if (hasFee || !ledger.Work.IsEmpty)
        {
            var booking = Booking.Of(ledger, books.Versions, new BookingReason(now, "system", "fees") { FeesFor = hasFee ? [month] : [] });
            if (!booking.Batches.IsEmpty) await CommitAsync(booking.ChangesFor(ledger), ct);
        }

        await TellAsync(client, month, now, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ledgersAt = Instant.MinValue;
        return Rounds.EveryAsync(Pause, clock, RoundAsync, log, stoppingToken);

        async Task RoundAsync(CancellationToken ct)
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var ledgersToo = now - ledgersAt >= LedgerEvery;
            await CheckBookAsync(ct);
            await CheckApprovalsAsync(now, ct);
            foreach (var client in ledgersToo ? books.Current.Clients : []) await CheckLedgerAsync(client, now, ct);
            if (ledgersToo) ledgersAt = now;
        }
    }

    /// <summary>Takes a book that another process imported.</summary>
    private async Task CheckBookAsync(CancellationToken ct)
    {
        if (await sources.Archive.LatestAsync(ct) is not { } latest || latest == books.Current.Hash) return;
        if (await sources.Archive.LoadAsync(ct) is { } versions) books.Put(versions);
    }

    private async Task TellAsync(Client client, YearMonth month, Instant now, CancellationToken ct)
    {
        var balances = await sources.Balances.OfAsync(client, now, ct);
        var spent = (await sources.Bookkeeping.Balances.OfAsync(client.Id, ct)).SpentIn(month);
        var people = await sources.People.OfClientAsync(client.Id, ct);
        foreach (var (id, replies) in BalanceNotices.For(client, balances, spent, people, books.Current, month))
        {
            if (await store.FindAsync(MoneyNotice.Notices, id, ct) is not null) continue;
            await CommitAsync(Changes.None.Insert(MoneyNotice.Notices, id, new MoneyNotice(id, now)).And(TurnRunner.Queue(replies)), ct);
        }
    }

    /// <summary>Refused, somebody answered or booked meanwhile, or another process told it already: the next round sees it.</summary>
    private Task<bool> CommitAsync(Changes changes, CancellationToken ct) => store.TryCommitAsync(changes, ct);
}
