using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>Reads what a client's booking rests on.</summary>
public sealed class Bookkeeping(IDocumentStore store, LedgerQueries ledger)
{
    /// <summary>What clients have used up and spent.</summary>
    public ClientBalances Balances { get; } = new(ledger);

    private const int Most = 100_000;

    /// <summary>The client's open months, and one ticket besides those with work in them.</summary>
    /// <param name="ticketId">A ticket that is about to get work; null for none.</param>
    public async Task<ClientLedger> LoadAsync(string clientId, string? ticketId, CancellationToken ct)
    {
        var account = await ledger.AccountAsync(clientId, ct);
        var open = account?.Value.FirstOpen ?? new YearMonth(1, 1);
        var range = IndexRange.Between(
            WorkEntry.ByPeriod, IndexValue.Join(clientId, LedgerBatch.PeriodText(open)), IndexValue.Join(clientId, "9999-99"));
        var work = (await store.ListAsync(WorkEntry.Entries, range, Most, ct)).Select(w => w.Value).Where(w => !w.Removed).ToImmutableArray();
        var batches = await ledger.BatchesAsync(clientId, open, null, ct);
        var ids = work.Select(w => w.TicketId)
            .Concat(account?.Value.Frozen.Tickets.Where(t => t.Value.Held.Net > 0m).Select(t => t.Key) ?? [])
            .Concat(ticketId is null ? [] : [ticketId])
            .Distinct(StringComparer.Ordinal);
        return new ClientLedger
        {
            ClientId = clientId,
            Account = account,
            Work = work,
            Standing = [.. batches.GroupBy(b => b.Period).OrderBy(g => g.Key).Select(g => PeriodLedger.Of(clientId, g.Key, g))],
            Tickets = await TicketsAsync(ids, ct),
        };
    }

    /// <summary>The work of the months that are invoiced, with its tickets, as it is known today.</summary>
    public async Task<ClientLedger> LoadInvoicedAsync(string clientId, CancellationToken ct)
    {
        if (await ledger.AccountAsync(clientId, ct) is not { Value.FirstOpen: { } open }) return new ClientLedger { ClientId = clientId };
        var range = IndexRange.Between(WorkEntry.ByPeriod, PlaceOf(clientId, new YearMonth(1, 1)), PlaceOf(clientId, open));
        var work = (await store.ListAsync(WorkEntry.Entries, range, Most, ct)).Select(w => w.Value).Where(w => !w.Removed).ToImmutableArray();
        return new ClientLedger
        {
            ClientId = clientId,
            Work = work,
            Tickets = await TicketsAsync(work.Select(w => w.TicketId).Distinct(StringComparer.Ordinal), ct),
        };
    }

    private static string PlaceOf(string clientId, YearMonth month) => IndexValue.Join(clientId, LedgerBatch.PeriodText(month));

    /// <summary>A ticket as far as money goes; null when there is none.</summary>
    public async Task<BilledTicket?> TicketAsync(string id, CancellationToken ct)
    {
        if (await store.FindAsync(TicketDocuments.Tickets, id, ct) is not { } ticket) return null;
        var terms = (await store.FindAsync(TicketTerms.Terms, id, ct))?.Value;
        var person = await store.FindAsync(PeopleQueries.People, ticket.Value.RequesterId, ct);
        return new BilledTicket(ticket.Value, terms, person?.Value.UserId, await FixAsync(ticket.Value, terms, ct));
    }

    /// <summary>The ticket as it would be with other terms, with the earlier fix that these name.</summary>
    public async Task<BilledTicket> WithTermsAsync(BilledTicket ticket, TicketTerms terms, CancellationToken ct) =>
        ticket with { Terms = terms, Fix = await FixAsync(ticket.Ticket, terms, ct) };

    private async Task<ImmutableDictionary<string, BilledTicket>> TicketsAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var tickets = ImmutableDictionary.CreateBuilder<string, BilledTicket>(StringComparer.Ordinal);
        var wanted = new Queue<string>(ids);
        while (wanted.TryDequeue(out var id))
        {
            if (tickets.ContainsKey(id) || await TicketAsync(id, ct) is not { } ticket) continue;
            tickets[id] = ticket;
            // A ticket without work may connect two others to one incident.
            if (ticket.Ticket.MergedInto is { } into) wanted.Enqueue(into);
        }

        return tickets.ToImmutable();
    }

    private async Task<LinkedFix?> FixAsync(Ticket of, TicketTerms? with, CancellationToken ct)
    {
        if ((with?.LinkedTicket ?? of.FollowsTicketId) is not { } ticketId) return null;
        if (await store.FindAsync(TicketDocuments.Tickets, ticketId, ct) is not { Value: { ResolvedAt: { } at } fixedTicket }) return null;
        var terms = (await store.FindAsync(TicketTerms.Terms, ticketId, ct))?.Value;
        return new LinkedFix(ticketId, at.ToWholeMinute(), terms?.Device, fixedTicket.ServiceId);
    }
}
