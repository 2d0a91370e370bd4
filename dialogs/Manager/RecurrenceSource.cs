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
        var rows = ImmutableArray.CreateBuilder<ProblemTicket>();
        await foreach (var ticket in tickets.OfClientAsync(clientId, now - Reach, now + Duration.Epsilon, ct))
        {
            if (ticket.Status == TicketStatus.Withdrawn) continue;
            rows.Add(new ProblemTicket
            {
                Id = ticket.Id,
                OpenedAt = ticket.OpenedAt,
                Service = ticket.ServiceId,
                Cause = ticket.Resolution?.Cause ?? "unknown",
                User = ticket.RequesterId,
                Cost = costs.GetValueOrDefault(ticket.Id),
            });
        }

        return new RecurrenceSearch { AsOf = now, Tickets = await WithDevicesAsync(rows.ToImmutable(), ct) };
    }

    /// <summary>The device is in what a technician corrected; looked up where a problem could come back at all.</summary>
    private async Task<ImmutableArray<ProblemTicket>> WithDevicesAsync(ImmutableArray<ProblemTicket> rows, CancellationToken ct)
    {
        const int most = 2_000;
        if (rows.Length > most) return rows;
        var found = ImmutableArray.CreateBuilder<ProblemTicket>(rows.Length);
        foreach (var row in rows)
        {
            var terms = (await store.FindAsync(TicketTerms.Terms, row.Id, ct))?.Value;
            found.Add(terms?.Device is { } device ? row with { Device = device } : row);
        }

        return found.MoveToImmutable();
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
