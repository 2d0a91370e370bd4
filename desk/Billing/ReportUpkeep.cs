using NodaTime;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>Lists tickets and outages of an older version in the indexes that reports read and that came later, once.</summary>
public static class ReportUpkeep
{
    private const string Mark = "report-briefs-1";
    private const int Page = 200;

    private static readonly DocumentType<UpkeepMark> Marks = new("upkeep");

    /// <summary>Runs before reports are read; a second call, or one in another process, changes nothing.</summary>
    /// <returns>Tickets that were listed anew.</returns>
    public static async Task<int> RunAsync(IDocumentStore store, Instant now, CancellationToken ct)
    {
        if (await store.FindAsync(Marks, Mark, ct) is not null) return 0;
        var (range, count) = (IndexRange.All(TicketDocuments.ByClient), 0);
        while (await store.ListAsync(TicketDocuments.Tickets, range, Page, ct) is { Count: > 0 } tickets)
        {
            // Together, so that the store writes a page in one go.
            await Task.WhenAll(tickets.Select(t => RewriteAsync(store, t, ct)));
            count += tickets.Count;
            var last = tickets[^1].Value;
            range = range.After(IndexValue.Join(last.ClientId, IndexValue.Of(last.OpenedAt)), last.Id);
        }

        foreach (var outage in await store.ListAsync(OutageQueries.Outages, IndexRange.All(OutageQueries.ByClient), int.MaxValue, ct))
            await store.TryCommitAsync(Changes.None.Update(OutageQueries.Outages, outage, outage.Value), ct);
        await store.TryCommitAsync(Changes.None.Insert(Marks, Mark, new UpkeepMark(now, count)), ct);
        return count;
    }

    /// <summary>Refused, whoever changed it meanwhile has listed it.</summary>
    private static async Task RewriteAsync(IDocumentStore store, Stored<Ticket> ticket, CancellationToken ct)
    {
        var changes = Changes.None.Update(TicketDocuments.Tickets, ticket, ticket.Value);
        if (await store.FindAsync(TicketTerms.Terms, ticket.Id, ct) is { } terms) changes = changes.Update(TicketTerms.Terms, terms, terms.Value);
        await store.TryCommitAsync(changes, ct);
    }

    internal sealed record UpkeepMark(Instant At, int Tickets);
}
