using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Coverage;

/// <summary>What an estimate rests on besides the contract book: how long such cases took, and what the client has used up.</summary>
public sealed class PricingFacts(CaseHistory history, Bookkeeping bookkeeping)
{
    /// <summary>What is known at one instant.</summary>
    public sealed record Known(ImmutableArray<HistoryRow> Cases, ClientBalance Balance);

    /// <param name="clientId">Null is a person of no client.</param>
    public async Task<Known> AtAsync(string? clientId, Instant now, CancellationToken ct) => new(
        await history.AtAsync(now, ct),
        clientId is null ? new ClientBalance([], []) : await bookkeeping.Balances.OfAsync(clientId, ct));
}
