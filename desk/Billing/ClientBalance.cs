using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>What a client has used up and spent by now.</summary>
/// <param name="Drawn">Units drawn from each grant.</param>
/// <param name="Months">What stands for the months that are not invoiced, oldest first.</param>
public sealed record ClientBalance(ImmutableArray<DrawnGrant> Drawn, ImmutableArray<PeriodLedger> Months)
{
    /// <summary>What every grant that was drawn from still holds.</summary>
    public ImmutableArray<OpeningBalance> LeftOf(ContractBook book) =>
        LedgerRun.BalancesAfter(book, LedgerCarry.Nothing with { Drawn = [.. Drawn] });

    /// <summary>Net of work that is or may be invoiced in a month, without managed fees and corrections of earlier months; 0 for an invoiced month.</summary>
    public decimal SpentIn(YearMonth month) =>
        Months.FirstOrDefault(m => m.Period == month) is { } found ? found.Invoiced.Net - found.Fees.Net - found.Corrections.Net : 0m;
}

/// <summary>The balances, kept in memory for as long as nothing is booked: every question about coverage needs them.</summary>
public sealed class ClientBalances(LedgerQueries ledger)
{
    private readonly ConcurrentDictionary<string, (long Version, ClientBalance Balance)> _known = new(StringComparer.Ordinal);

    public async Task<ClientBalance> OfAsync(string clientId, CancellationToken ct)
    {
        var account = await ledger.AccountAsync(clientId, ct);
        if (account is null) return new ClientBalance([], []);
        if (_known.TryGetValue(clientId, out var known) && known.Version == account.Version) return known.Balance;
        var open = account.Value.FirstOpen ?? new YearMonth(1, 1);
        var batches = await ledger.BatchesAsync(clientId, open, null, ct);
        ImmutableArray<PeriodLedger> months = [.. batches.GroupBy(b => b.Period).OrderBy(g => g.Key).Select(g => PeriodLedger.Of(clientId, g.Key, g))];
        var drawn = DrawnGrant.Summed(account.Value.Frozen.Drawn.Concat(months.SelectMany(m => m.Postings<Posting.Drawn>()).Select(d => d.Taken)));
        var balance = new ClientBalance(drawn, months);
        _known[clientId] = (account.Version, balance);
        return balance;
    }
}
