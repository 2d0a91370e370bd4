using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>What saving a draft would do.</summary>
/// <param name="Ticket">As stored.</param>
/// <param name="Before">What the ticket comes to without the draft.</param>
/// <param name="After">What it comes to with it.</param>
/// <param name="Authorised">Net that is consented to; null is no limit.</param>
/// <param name="Open">The first month that is not invoiced; null when none is invoiced.</param>
/// <param name="Changes">The ledger's writes; the draft's own are not among them.</param>
public sealed record DraftEffect(
    Ticket Ticket, TicketStanding Before, TicketStanding After, decimal? Authorised, YearMonth? Open, Changes Changes, Booking Booking)
{
    public TicketStanding Delta => After.Since(Before);
}

/// <summary>Asks the ledger what something would cost, and prepares its writes.</summary>
public sealed class MoneyDesk(Bookkeeping bookkeeping, IDocumentStore store, BookShelf books)
{
    public ContractBook Book => books.Current;

    /// <summary>The stored ticket with its terms, if this person may see it; null otherwise.</summary>
    public async Task<BilledTicket?> TicketAsync(string id, Person person, CancellationToken ct)
    {
        if (!StorageText.CouldBeId(id)) return null;
        var found = await bookkeeping.TicketAsync(id, ct);
        return found is not null && TicketAccess.MaySee(found.Ticket, person) ? found : null;
    }

    public Task<Stored<WorkDraft>?> DraftAsync(string id, CancellationToken ct) => store.FindAsync(WorkDraft.Drafts, id, ct);

    public Task<Stored<WorkEntry>?> EntryAsync(string id, CancellationToken ct) => store.FindAsync(WorkEntry.Entries, id, ct);

    public Task<Stored<TicketTerms>?> TermsAsync(string ticketId, CancellationToken ct) => store.FindAsync(TicketTerms.Terms, ticketId, ct);

    public Task<Stored<Ticket>?> StoredTicketAsync(string id, CancellationToken ct) => store.FindAsync(TicketDocuments.Tickets, id, ct);

    public Task<Stored<ApprovalRequest>?> RequestAsync(string ticketId, CancellationToken ct) => store.FindAsync(ApprovalRequest.Requests, ticketId, ct);

    /// <summary>Questions to a client's approvers that nobody answered and that can still be, the oldest first.</summary>
    public async Task<IReadOnlyList<ApprovalRequest>> AskedAsync(string? clientId, Instant now, CancellationToken ct)
    {
        const int most = 500;
        var asked = await store.ListAsync(ApprovalRequest.Requests, IndexRange.All(ApprovalRequest.ByDue), most, ct);
        return [.. asked.Select(r => r.Value).Where(r => r.ClientId == clientId && now < r.ExpiresAt).OrderBy(r => r.AskedAt)];
    }

    /// <summary>A ticket's time, oldest first, what was taken back too.</summary>
    public async Task<IReadOnlyList<WorkEntry>> EntriesAsync(string ticketId, CancellationToken ct)
    {
        const int most = 1_000;
        var entries = await store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, ticketId), most, ct);
        return [.. entries.Select(e => e.Value).OrderBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>The open months with this ticket among theirs.</summary>
    public Task<ClientLedger> LedgerAsync(Ticket ticket, CancellationToken ct) => bookkeeping.LoadAsync(ticket.ClientId, ticket.Id, ct);

    /// <summary>What the ticket comes to now, booked or not.</summary>
    public async Task<(TicketStanding Standing, Booking Booking)> StandingAsync(Ticket ticket, Instant now, CancellationToken ct)
    {
        var ledger = await LedgerAsync(ticket, ct);
        var booking = Booking.Of(ledger, books.Versions, new BookingReason(now, "system", "time-logged"));
        return (TicketStanding.Of(booking, ledger.AccountOrNew.Frozen, ticket.Id), booking);
    }

    /// <summary>What a ticket would come to after a change of it.</summary>
    public async Task<TicketStanding> StandingIfAsync(Ticket changed, Instant now, CancellationToken ct)
    {
        var ledger = await LedgerAsync(changed, ct);
        if (ledger.Tickets.GetValueOrDefault(changed.Id) is { } billed) ledger = ledger.With(billed with { Ticket = changed });
        return TicketStanding.Of(Booking.Of(ledger, books.Versions, new BookingReason(now, "system", "time-logged")), ledger.AccountOrNew.Frozen, changed.Id);
    }

    /// <summary>What merging two tickets would do, with the writes for moved time and ledger.</summary>
    /// <param name="gone">As it is after the step.</param>
    /// <param name="kept">As it is after the step.</param>
    public async Task<MergeEffect> MergeAsync(Ticket gone, Ticket kept, UserInput input, CancellationToken ct)
    {
        var ledger = await LedgerAsync(kept, ct);
        if (await bookkeeping.TicketAsync(gone.Id, ct) is { } other) ledger = ledger.With(other);
        var merged = MergedWork.Of(ledger, gone, kept, TicketAccess.ActorOf(input.Person), input.Now);
        if (merged.Terms is { } terms && merged.Ledger.Tickets.GetValueOrDefault(kept.Id) is { } billed)
            merged = merged with { Ledger = merged.Ledger.With(await bookkeeping.WithTermsAsync(billed, terms, ct)) };
        var reason = new BookingReason(input.Now, input.Person.Id, "merged");
        var (before, after) = (Booking.Of(ledger, books.Versions, reason), Booking.Of(merged.Ledger, books.Versions, reason));
        var frozen = ledger.AccountOrNew.Frozen;
        var changes = after.Batches.IsEmpty && merged.Entries.IsEmpty ? Changes.None : after.ChangesFor(merged.Ledger);
        if (merged.Terms is { } carried) changes = changes.Save(TicketTerms.Terms, kept.Id, await TermsAsync(kept.Id, ct), carried);
        foreach (var entry in merged.Entries)
            changes = changes.Save(WorkEntry.Entries, entry.Id, await EntryAsync(entry.Id, ct), entry);
        return new MergeEffect(
            merged.Entries.Sum(e => e.Minutes), merged.Terms is not null, SumOf(before, frozen, gone, kept), SumOf(after, frozen, gone, kept), changes);
    }

    private static TicketStanding SumOf(Booking booking, LedgerCarry frozen, Ticket gone, Ticket kept) =>
        MergeEffect.Sum(TicketStanding.Of(booking, frozen, gone.Id), TicketStanding.Of(booking, frozen, kept.Id));

    /// <summary>Net of a client's work in an open month, booked so far.</summary>
    public async Task<decimal> SpentAsync(string clientId, YearMonth month, CancellationToken ct) =>
        (await bookkeeping.Balances.OfAsync(clientId, ct)).SpentIn(month);

    /// <summary>What is spent of the month's limit in one sentence; null when the client has none.</summary>
    public async Task<string?> BudgetAsync(Client client, Instant now, Texts say, CancellationToken ct)
    {
        if (client.Policy.MonthlyCap is not { } cap) return null;
        var spent = await SpentAsync(client.Id, now.InZone(client.Zone).Date.ToYearMonth(), ct);
        return say.Format("Billing_BudgetUsed", say.Money(spent, Book.Currency), say.Money(cap, Book.Currency));
    }

    /// <summary>The ledger's writes after tickets of one client changed; none when it changes nothing.</summary>
    /// <param name="why">Stable code, see <see cref="LedgerBatch.Reason"/>.</param>
    public async Task<Changes> RebookedAsync(ImmutableArray<Ticket> changed, string why, UserInput input, CancellationToken ct)
    {
        var ledger = await LedgerAsync(changed[0], ct);
        var after = changed.Aggregate(ledger, (all, ticket) =>
            all.Tickets.GetValueOrDefault(ticket.Id) is { } billed ? all.With(billed with { Ticket = ticket }) : all);
        var booking = Booking.Of(after, books.Versions, new BookingReason(input.Now, input.Person.Id, why));
        return booking.Batches.IsEmpty ? Changes.None : booking.ChangesFor(after);
    }

    /// <summary>What saving would do; null when the ticket is gone.</summary>
    public async Task<DraftEffect?> EffectOfAsync(WorkDraft draft, Instant now, CancellationToken ct)
    {
        if (await bookkeeping.TicketAsync(draft.TicketId, ct) is not { } ticket) return null;
        var before = await LedgerAsync(ticket.Ticket, ct);
        var changed = draft.Terms is { } terms ? await bookkeeping.WithTermsAsync(ticket, terms, ct) : null;
        var after = await ChangedAsync(before, draft.Entry, changed, ct);
        var reason = new BookingReason(now, draft.By, draft.Reason);
        var booking = Booking.Of(after, books.Versions, reason);
        return new DraftEffect(
            ticket.Ticket,
            TicketStanding.Of(Booking.Of(before, books.Versions, reason), before.AccountOrNew.Frozen, ticket.Ticket.Id),
            TicketStanding.Of(booking, after.AccountOrNew.Frozen, ticket.Ticket.Id),
            Consent.AuthorisedFor(ticket.Ticket, books.Current.FindClient(ticket.Ticket.ClientId)),
            before.AccountOrNew.FirstOpen,
            booking.ChangesFor(after),
            booking);
    }

    /// <summary>The open months as a draft would have them; what it corrects of invoiced ones is to be booked there.</summary>
    /// <param name="changed">The ticket with the draft's terms; null when it changes none.</param>
    private async Task<ClientLedger> ChangedAsync(ClientLedger before, WorkEntry? entry, BilledTicket? changed, CancellationToken ct)
    {
        var isInvoiced = entry is { Period: { } month } && before.AccountOrNew.IsFrozen(month);
        var after = With(before, isInvoiced ? null : entry, changed);
        if (before.AccountOrNew.FirstOpen is null || (!isInvoiced && changed is null)) return after;
        var invoiced = await bookkeeping.LoadInvoicedAsync(before.ClientId, ct);
        return InvoicedWork.Correct(after, invoiced, With(invoiced, isInvoiced ? entry : null, changed), books.Versions, entry?.Id);
    }

    private static ClientLedger With(ClientLedger ledger, WorkEntry? entry, BilledTicket? changed)
    {
        var grown = entry is null ? ledger : ledger.With(entry);
        return changed is not null && grown.Tickets.ContainsKey(changed.Ticket.Id) ? grown.With(changed) : grown;
    }

    /// <summary>The month that bills work that began at an instant.</summary>
    public async Task<YearMonth> BilledInAsync(Ticket ticket, Instant start, CancellationToken ct)
    {
        var account = await store.FindAsync(LedgerAccount.Accounts, ticket.ClientId, ct);
        var zone = books.Current.FindClient(ticket.ClientId)?.Zone ?? books.Current.Zone;
        var month = start.InZone(zone).Date.ToYearMonth();
        return account?.Value.BilledIn(month) ?? month;
    }

    /// <summary>Whether the month of a draft's time is invoiced: new time goes into a later one, a correction is booked there.</summary>
    public async Task<bool> IsFrozenAsync(WorkDraft draft, CancellationToken ct) =>
        draft.Entry is { Period: { } month } entry
        && (await store.FindAsync(LedgerAccount.Accounts, entry.ClientId, ct))?.Value.IsFrozen(month) == true;
}
