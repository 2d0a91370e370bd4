using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Sample;

/// <summary>Books the sample's past: every month with its fees, and the months before this one invoiced.</summary>
public static class SampleLedger
{
    /// <summary>One commit for each client and month.</summary>
    public static IEnumerable<Changes> Of(
        ContractBook book, IReadOnlyList<Person> people, IReadOnlyList<SampleHistory.Case> cases, Instant now)
    {
        var userIds = people.ToDictionary(p => p.Id, p => p.UserId, StringComparer.Ordinal);
        foreach (var client in book.Clients)
        {
            var own = cases.Where(c => c.Ticket.ClientId == client.Id).ToList();
            if (own.Count == 0) continue;
            foreach (var changes in Of(book, client, own, userIds, now)) yield return changes;
        }
    }

    private static IEnumerable<Changes> Of(
        ContractBook book, Client client, List<SampleHistory.Case> cases, Dictionary<string, string?> userIds, Instant now)
    {
        var versions = new BookVersions([book]);
        var thisMonth = now.InZone(client.Zone).Date.ToYearMonth();
        var ledger = new ClientLedger
        {
            ClientId = client.Id,
            Tickets = cases.ToImmutableDictionary(
                c => c.Ticket.Id, c => new BilledTicket(c.Ticket, null, userIds.GetValueOrDefault(c.Ticket.RequesterId)), StringComparer.Ordinal),
        };
        long version = 0;
        for (var month = cases.Min(c => c.Work.Period).GetValueOrDefault(); month <= thisMonth; month = month.PlusMonths(1))
        {
            ledger = ledger with { Work = [.. cases.Select(c => c.Work).Where(w => w.Period == month)], Standing = [] };
            var reason = new BookingReason(now, "system", "loaded") { FeesFor = [month] };
            var booking = month < thisMonth ? Invoicing.Close(ledger, versions, month, reason) : Booking.Of(ledger, versions, reason);
            yield return booking.ChangesFor(ledger);
            ledger = ledger with { Account = new Stored<LedgerAccount>(client.Id, booking.Account, ++version) };
        }
    }
}
