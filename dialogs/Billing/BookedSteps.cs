using SupportBot.Desk.Billing;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// What a step on a ticket changes about money (a cause, a merge, another priority) is booked in the commit of the step, so
/// that the ledger never says something else than the ticket.
/// </summary>
public sealed class BookedSteps(MoneyDesk money)
{
    /// <summary>The result, with the ledger's writes if one of its tickets counts differently now.</summary>
    public async Task<TurnResult> AfterAsync(TurnResult result, UserInput input, CancellationToken ct)
    {
        var documents = result.Changes.Documents;
        if (documents.Exists(write => write.Key.Type == LedgerAccount.Accounts.Name)) return result;
        var changed = new List<Ticket>();
        foreach (var write in documents)
        {
            if (write.Key.Type == TicketDocuments.Tickets.Name && write is { ExpectedVersion: > 0, Body: { } body })
            {
                var after = TicketDocuments.Tickets.Read(body.Span);
                if (await money.StoredTicketAsync(after.Id, ct) is { } before && CountsDifferently(before.Value, after)) changed.Add(after);
            }
        }

        foreach (var client in changed.GroupBy(ticket => ticket.ClientId, StringComparer.Ordinal))
        {
            var booked = await money.RebookedAsync([.. client], "ticket-changed", input, ct);
            result = result with { Changes = result.Changes.And(booked) };
        }

        return result;
    }

    /// <summary>What was consented to is not compared: consent is booked where it is given.</summary>
    private static bool CountsDifferently(Ticket before, Ticket after)
    {
        var (one, other) = (new BilledTicket(before, null, null), new BilledTicket(after, null, null));
        return one.Request != other.Request || one.Resolution != other.Resolution;
    }
}
