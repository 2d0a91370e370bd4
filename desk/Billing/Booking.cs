using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>Who books, when and why.</summary>
/// <param name="By">Person id, or <c>system</c>.</param>
/// <param name="Reason">Stable code, see <see cref="LedgerBatch.Reason"/>.</param>
public sealed record BookingReason(Instant Now, string By, string Reason)
{
    /// <summary>Months whose managed fees are booked with it.</summary>
    public ImmutableArray<YearMonth> FeesFor { get; init; } = [];
}

/// <summary>What is to be written so that the ledger says what the rules say.</summary>
/// <param name="Parts">The settlements it rests on, by month and book version.</param>
/// <param name="Batches">New batches, in order; none when the ledger says it already.</param>
/// <param name="Account">As it is after the batches.</param>
public sealed record Booking(ImmutableArray<SettledPart> Parts, ImmutableArray<LedgerBatch> Batches, LedgerAccount Account)
{
    /// <summary>What it newly corrects of invoiced months, see <see cref="InvoicedWork"/>.</summary>
    public ImmutableArray<Posting.Corrected> Corrections { get; init; } = [];

    /// <summary>
    /// Settles the open months again and books the difference: what does not hold any more is reversed, what is new is
    /// booked. Deciding twice books nothing the second time.
    /// </summary>
    public static Booking Of(ClientLedger ledger, BookVersions books, BookingReason reason)
    {
        var parts = LedgerRun.Settle(ledger.ClientId, ledger.AccountOrNew.Frozen, PartsOf(ledger, books, reason));
        var account = ledger.AccountOrNew;
        var batches = ImmutableArray.CreateBuilder<LedgerBatch>();
        var corrected = InvoicedWork.CorrectionsOf(ledger);
        var periods = parts.Select(p => p.Period).Concat(ledger.Standing.Select(s => s.Period)).Concat(corrected.Keys).Distinct().Order();
        foreach (var period in periods)
        {
            var wanted = WithoutSecondFees(parts.Where(p => p.Period == period).SelectMany(p => p.Postings))
                .Concat(corrected.GetValueOrDefault(period, []));
            var standing = ledger.Standing.FirstOrDefault(s => s.Period == period)?.Standing ?? [];
            var entries = Difference(standing, wanted, LedgerBatch.IdOf(ledger.ClientId, account.Sequence + 1));
            if (entries.IsEmpty) continue;
            account = account with { Sequence = account.Sequence + 1 };
            batches.Add(new LedgerBatch
            {
                ClientId = ledger.ClientId,
                Sequence = account.Sequence,
                Period = period,
                At = reason.Now,
                By = reason.By,
                Reason = reason.Reason,
                BookVersion = books.Current.Version,
                Entries = entries,
            });
        }

        return new Booking(parts, batches.ToImmutable(), account) { Corrections = ledger.Corrections };
    }

    /// <summary>The writes; the account is written even when no batch is, so that what was read still holds.</summary>
    public Changes ChangesFor(ClientLedger ledger)
    {
        var changes = Changes.None.Save(LedgerAccount.Accounts, ledger.ClientId, ledger.Account, Account);
        return Batches.Aggregate(changes, (all, b) => all.Insert(LedgerBatch.Batches, LedgerBatch.IdOf(b.ClientId, b.Sequence), b));
    }

    /// <summary>What the new batches change about one ticket: positive is booked, negative is taken back.</summary>
    public TicketDelta DeltaOf(string ticketId)
    {
        var entries = Batches.SelectMany(b => b.Entries).Where(e => e.Posting.TicketId == ticketId).ToList();
        return new TicketDelta(
            entries.Sum(e => e.Sign * e.Posting.Invoiced.Net),
            entries.Sum(e => e.Posting.Content() is var (sign, what) && what is Posting.Charged charged ? e.Sign * sign * charged.Held.Amount : 0m),
            DrawnGrant.Summed(entries.Select(e => (Booked: e.Sign, Content: e.Posting.Content()))
                .Where(e => e.Content.What is Posting.Drawn)
                .Select(e => ((Posting.Drawn)e.Content.What).Taken * (e.Booked * e.Content.Sign))));
    }

    internal static IEnumerable<LedgerPart> PartsOf(ClientLedger ledger, BookVersions books, BookingReason reason)
    {
        var rows = ledger.Work
            .Where(w => w.Period is not null && ledger.Tickets.ContainsKey(w.TicketId))
            .Select(w => (Period: w.Period.GetValueOrDefault(), Order: books.OrderOf(w.BookHash), Work: w))
            .ToLookup(w => (w.Period, w.Order));
        var keys = rows.Select(r => r.Key).ToHashSet();
        var feePeriods = ledger.Standing.Where(s => s.Postings<Posting.ManagedFee>().Any()).Select(s => s.Period)
            .Concat(reason.FeesFor.Where(p => !ledger.AccountOrNew.IsFrozen(p))).ToHashSet();
        var fees = feePeriods.SelectMany(p => FeeVersions(ledger, books, p)).ToHashSet();
        // Held money that somebody consents to later is due in the first open month, also when nobody works in it.
        if (ledger.AccountOrNew is { FirstOpen: { } open } account && account.Frozen.Tickets.Any(t => t.Value.Held.Net > 0m)
            && !keys.Union(fees).Any(k => k.Period == open)) keys.Add((open, books.Last));
        foreach (var key in keys.Union(fees).OrderBy(k => k.Period).ThenBy(k => k.Order))
        {
            var book = books.At(key.Order);
            yield return new LedgerPart(
                key.Period, book, TicketsOf(ledger, book, rows[key].Select(r => r.Work)),
                fees.Contains(key) ? HeadsOf(books, ledger.ClientId, key.Period) : null);
        }
    }

    /// <summary>
    /// A month's fees are those of the book in force when it began; what a later book of the month brings newly comes from
    /// the last one.
    /// </summary>
    private static IEnumerable<(YearMonth Period, int Order)> FeeVersions(ClientLedger ledger, BookVersions books, YearMonth period)
    {
        var zone = books.Current.FindClient(ledger.ClientId)?.Zone ?? books.Current.Zone;
        var begin = period.OnDayOfMonth(1).AtStartOfDayInZone(zone).ToInstant();
        var end = period.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(zone).ToInstant() - Duration.Epsilon;
        return [(period, books.InForceAt(begin)), (period, books.InForceAt(end))];
    }

    /// <summary>Each fee once: of several versions the first that has it.</summary>
    private static IEnumerable<Posting> WithoutSecondFees(IEnumerable<Posting> postings)
    {
        var charged = new HashSet<string>(StringComparer.Ordinal);
        return postings.Where(p => p is not Posting.ManagedFee fee || charged.Add(fee.Fee.Contract));
    }

    /// <summary>Tickets with work of the part; the others come along without work, because they may connect incidents or wait for money.</summary>
    private static ImmutableArray<TicketWork> TicketsOf(ClientLedger ledger, ContractBook book, IEnumerable<WorkEntry> work)
    {
        var client = book.FindClient(ledger.ClientId);
        var byTicket = work.ToLookup(w => w.TicketId, StringComparer.Ordinal);
        return [.. ledger.Tickets.Values
            .OrderBy(t => t.Ticket.OpenedAt).ThenBy(t => t.Ticket.Id, StringComparer.Ordinal)
            .Select(t => t.Work([.. byTicket[t.Ticket.Id].Select(Logged)], client))];
    }

    private static LoggedEntry Logged(WorkEntry entry) =>
        new(entry.Id, entry.Start, entry.End, entry.Role, Causes.WorkTypeOf(entry.WorkType));

    /// <summary>People and devices under management, from the local midnight on which each version of the book came into force.</summary>
    private static RecurringQuestion? HeadsOf(BookVersions books, string clientId, YearMonth period)
    {
        if (books.Current.FindClient(clientId) is not { } known) return null;
        var (first, last) = (period.OnDayOfMonth(1), period.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1));
        var counts = new SortedDictionary<LocalDate, HeadCount>();
        for (var order = books.InForceAt(first.AtStartOfDayInZone(known.Zone).ToInstant()); order <= books.Last; order++)
        {
            var since = books.SinceOf(order);
            var from = since == Instant.MinValue ? first : LocalDate.Max(first, since.InZone(known.Zone).Date);
            if (from > last || books.At(order).FindClient(clientId) is not { } client) continue;
            counts[from] = new HeadCount(from, client.Users.Count(u => u.Active), client.Devices.Count(d => d.Enrolled));
        }

        return counts.Count == 0 ? null : new RecurringQuestion(period, [.. counts.Values]);
    }

    private static ImmutableList<LedgerEntry> Difference(
        ImmutableArray<LedgerEntry> standing, IEnumerable<Posting> wanted, string batchId)
    {
        var (gone, added) = PostingDifference.Between(standing, e => e.Posting, wanted);
        var number = 0;
        string NextId() => string.Create(CultureInfo.InvariantCulture, $"{batchId}/{++number}");
        return
        [
            .. gone.Select(e => new LedgerEntry(NextId(), e.Posting, e.Id)),
            .. added.Select(p => new LedgerEntry(NextId(), p, null)),
        ];
    }
}

/// <summary>What a booking changes about a ticket.</summary>
/// <param name="Net">Net that is invoiced more, or less when negative.</param>
/// <param name="Held">Net that is held more.</param>
/// <param name="Drawn">Units taken from grants more.</param>
public sealed record TicketDelta(decimal Net, decimal Held, ImmutableArray<DrawnGrant> Drawn);
