using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Advice;

/// <summary>What the work of some months would have cost if a client had had one certain contract: real tickets through the rules.</summary>
public static class ContractReplay
{
    /// <summary>Every month settled under the contract; pools and incidents are carried from month to month. Amounts are net.</summary>
    /// <param name="contract">Any contract of the book; it is taken as the client's only one, for everything and without an end.</param>
    /// <param name="months">Ascending; the work of each with the tickets it belongs to, and no limit on what may be spent.</param>
    public static ImmutableArray<ReplayedMonth> Of(
        ContractBook book, Client client, Contract contract, ImmutableArray<(YearMonth Month, ImmutableArray<TicketWork> Work)> months)
    {
        var own = contract with
        {
            Id = "replayed-" + contract.Id,
            Client = client.Id,
            From = new LocalDate(2000, 1, 1),
            To = null,
            Status = ContractStatus.Active,
            Scope = ContractScope.WholeClient,
        };
        var alone = book.With([.. book.Contracts.Where(c => c.Client != client.Id), own]);
        var fee = FeeOf(contract, client);
        var result = ImmutableArray.CreateBuilder<ReplayedMonth>(months.Length);
        var (pools, incidents) = (ImmutableDictionary<(string, string), decimal>.Empty, ImmutableArray<PriorIncident>.Empty);
        foreach (var (month, work) in months)
        {
            var settled = Settlement.Settle(alone, new SettleInput
            {
                Client = client.Id,
                Tickets = work,
                Ledger = [.. pools.Select(p => new OpeningBalance(p.Key.Item1, p.Key.Item2, p.Value))],
                PriorIncidents = incidents,
            });
            pools = pools.SetItems(settled.Pools.Select(p => KeyValuePair.Create((p.Contract, p.Grant), p.Remaining)));
            incidents = settled.Incidents;
            result.Add(new ReplayedMonth(month, fee, settled.Tickets.Sum(t => t.Charged.Net), settled.Tickets.Sum(t => t.CoveredValue), work.Length));
        }

        return result.MoveToImmutable();
    }

    /// <summary>The managed fee of a month for the people and devices that the book lists now; 0 without a fee.</summary>
    public static decimal FeeOf(Contract contract, Client client) => contract.Fee is { } fee
        ? fee.PerMonth + (fee.PerUser * client.Users.Count(u => u.Active)) + (fee.PerDevice * client.Devices.Count(d => d.Enrolled))
        : 0m;
}

/// <summary>One month under another contract, net.</summary>
/// <param name="Fee">Managed fee.</param>
/// <param name="Billed">Work that is billed besides.</param>
/// <param name="Covered">What the covered work would have cost at the rate card.</param>
public sealed record ReplayedMonth(YearMonth Month, decimal Fee, decimal Billed, decimal Covered, int Tickets);
