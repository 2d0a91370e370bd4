using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads the tickets among which problems may come back, with what each has cost.</summary>
public sealed class RecurrenceSource(TicketQueries tickets, LedgerQueries ledger, IDocumentStore store)
{
    private static readonly Duration Reach = Duration.FromDays(360);

    /// <summary>The search as of an instant: a year of tickets.</summary>
    public async Task<RecurrenceSearch> SearchAsync(string clientId, Instant now, CancellationToken ct)
    {
        var costs = await CostsAsync(clientId, now, ct);
        var devices = await DevicesAsync(ct);
        var rows = ImmutableArray.CreateBuilder<ProblemTicket>();
        await foreach (var ticket in tickets.BriefsAsync(clientId, now - Reach, now + Duration.Epsilon, ct))
        {
            if (ticket.Status == TicketStatus.Withdrawn) continue;
            rows.Add(new ProblemTicket
            {
                Id = ticket.Id,
                OpenedAt = ticket.OpenedAt,
                Service = ticket.ServiceId,
                Cause = ticket.Cause ?? "unknown",
                Device = devices.GetValueOrDefault(ticket.Id),
                User = ticket.RequesterId,
                Cost = costs.GetValueOrDefault(ticket.Id),
            });
        }

        return new RecurrenceSearch { AsOf = now, Tickets = rows.DrainToImmutable() };
    }

    /// <summary>The devices that technicians named, by ticket.</summary>
    private async Task<Dictionary<string, string>> DevicesAsync(CancellationToken ct)
    {
        const int page = 5_000;
        var devices = new Dictionary<string, string>(StringComparer.Ordinal);
        var range = IndexRange.All(TicketTerms.Devices);
        while (true)
        {
            var entries = await store.ListEntriesAsync(TicketTerms.Terms, range, page, ct);
            foreach (var entry in entries) devices[entry.Id] = entry.Value;
            if (entries.Count < page) return devices;
            range = range.After(entries[^1].Value, entries[^1].Id);
        }
    }

    private async Task<Dictionary<string, decimal>> CostsAsync(string clientId, Instant now, CancellationToken ct)
    {
        var end = now.InUtc().Date.ToYearMonth();
        var months = await ledger.PeriodsAsync(clientId, end.PlusMonths(-12), end, ct);
        return months.SelectMany(m => m.Standing).Where(e => e.Posting.TicketId is not null)
            .GroupBy(e => e.Posting.TicketId ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(e => e.Posting.Invoiced.Net), StringComparer.Ordinal);
    }
}
