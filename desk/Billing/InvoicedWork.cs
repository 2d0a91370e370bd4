using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>
/// Corrects work of invoiced months. Their statements stay as they are: all invoiced months are settled once as the work
/// stands and once with the correction, and the difference is booked in the first open month, each line with the month
/// it belongs to. So all statements together say what the corrected work costs, in whatever order it is corrected.
/// Units given back to a grant count for the work of the time in which the grant was valid: they first take the place
/// of overage that was charged then, and lapse with the grant when it has expired.
/// </summary>
public static class InvoicedWork
{
    /// <param name="open">The open months, as read.</param>
    /// <param name="before">Work and tickets of the invoiced months, as read.</param>
    /// <param name="after">The same with the correction.</param>
    /// <param name="entry">Id of the corrected entry; null when a ticket's coverage is corrected.</param>
    /// <returns>The open months with what is to be booked there; the same when the correction changes nothing invoiced.</returns>
    public static ClientLedger Correct(ClientLedger open, ClientLedger before, ClientLedger after, BookVersions books, string? entry)
    {
        if (open.Account is not { } account) return open;
        var (was, now) = (Settle(before, books), Settle(after, books));
        var months = was.Concat(now).Select(p => p.Period).Distinct().Order();
        var corrections = months.SelectMany(month => Difference(month, entry, was, now)).ToImmutableArray();
        if (corrections.IsEmpty) return open;
        return open with
        {
            Account = account with { Value = account.Value with { Frozen = Moved(account.Value.Frozen, CarryOf(was), CarryOf(now)) } },
            Corrections = corrections,
        };
    }

    /// <summary>
    /// The corrections that stand in each open month, with the new ones in the first. What a later correction undoes is
    /// not there any more.
    /// </summary>
    internal static ImmutableDictionary<YearMonth, ImmutableArray<Posting.Corrected>> CorrectionsOf(ClientLedger ledger)
    {
        var months = ledger.Standing.ToImmutableDictionary(s => s.Period, s => s.Postings<Posting.Corrected>().ToImmutableArray());
        if (ledger.AccountOrNew.FirstOpen is { } open && !ledger.Corrections.IsEmpty)
            months = months.SetItem(open, WithoutOpposites([.. months.GetValueOrDefault(open, []), .. ledger.Corrections]));
        return months;
    }

    private static ImmutableArray<SettledPart> Settle(ClientLedger invoiced, BookVersions books) => LedgerRun.Settle(
        invoiced.ClientId, LedgerCarry.Nothing, Booking.PartsOf(invoiced, books, new BookingReason(Instant.MinValue, "system", "preview")));

    private static LedgerCarry CarryOf(ImmutableArray<SettledPart> parts) => parts is [.., var last] ? last.Carry : LedgerCarry.Nothing;

    private static IEnumerable<Posting.Corrected> Difference(
        YearMonth month, string? entry, ImmutableArray<SettledPart> was, ImmutableArray<SettledPart> now)
    {
        var stood = was.Where(p => p.Period == month).SelectMany(p => p.Postings).ToList();
        var (gone, added) = PostingDifference.Between(stood, p => p, now.Where(p => p.Period == month).SelectMany(p => p.Postings));
        return
        [
            .. gone.Select(p => new Posting.Corrected(month, entry, Reversed: true, p)),
            .. added.Select(p => new Posting.Corrected(month, entry, Reversed: false, p)),
        ];
    }

    private static ImmutableArray<Posting.Corrected> WithoutOpposites(ImmutableArray<Posting.Corrected> all)
    {
        var left = all
            .GroupBy(c => (c.Month, Text: PostingDifference.TextOf(c.What)))
            .SelectMany(g => g.Where(c => c.Reversed).Skip(g.Count(c => !c.Reversed)).Concat(g.Where(c => !c.Reversed).Skip(g.Count(c => c.Reversed))))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. all.Where(left.Contains)];
    }

    /// <summary>What the invoiced months leave, moved by as much as the correction moves it.</summary>
    private static LedgerCarry Moved(LedgerCarry left, LedgerCarry was, LedgerCarry now)
    {
        var drawn = DrawnGrant.Summed(left.Drawn.Concat(now.Drawn).Concat(was.Drawn.Select(d => d * -1)))
            .Where(d => d.Quantity > 0m)
            .OrderBy(d => d.Contract, StringComparer.Ordinal).ThenBy(d => d.Grant, StringComparer.Ordinal);
        var changed = was.Incidents.Except(now.Incidents).Concat(now.Incidents.Except(was.Incidents)).Select(KeyOf).ToHashSet();
        var incidents = left.Incidents.Where(i => !changed.Contains(KeyOf(i)))
            .Concat(now.Incidents.Where(i => changed.Contains(KeyOf(i))))
            .OrderBy(i => i.Contract, StringComparer.Ordinal).ThenBy(i => i.Key, StringComparer.Ordinal);
        return new LedgerCarry
        {
            Drawn = [.. drawn],
            Incidents = [.. incidents],
            Tickets = left.Tickets.SetItems(was.Tickets.Keys.Union(now.Tickets.Keys).Select(id => KeyValuePair.Create(
                id, Moved(MoneyOf(left, id), MoneyOf(was, id), MoneyOf(now, id))))),
        };
    }

    private static (string Contract, string Key) KeyOf(PriorIncident incident) => (incident.Contract, incident.Key);

    private static TicketMoney MoneyOf(LedgerCarry carry, string id) =>
        carry.Tickets.GetValueOrDefault(id) ?? new TicketMoney(0m, Amounts.Zero, Emergency: false);

    private static TicketMoney Moved(TicketMoney left, TicketMoney was, TicketMoney now) =>
        new(left.Invoiced + now.Invoiced - was.Invoiced, left.Held + now.Held - was.Held, now.Emergency || (left.Emergency && !was.Emergency));
}
