using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>Reads what a statement is made of. Whoever asks checks who may see it.</summary>
public sealed class StatementQueries(IDocumentStore store, LedgerQueries ledger)
{
    /// <summary>The statement of a client and month as the ledger stands.</summary>
    public async Task<Statement> OfAsync(ContractBook book, string clientId, YearMonth period, CancellationToken ct)
    {
        var account = await ledger.AccountAsync(clientId, ct);
        var month = await ledger.PeriodAsync(clientId, period, ct);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in month.Standing.Select(e => e.Posting.TicketId).OfType<string>().Distinct(StringComparer.Ordinal))
            if (await store.FindAsync(TicketDocuments.Tickets, id, ct) is { } ticket) titles[id] = ticket.Value.Title;
        return Statement.Of(book, month, account?.Value, titles);
    }
}
