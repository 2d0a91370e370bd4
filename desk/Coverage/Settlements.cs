using System.Collections.Immutable;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Runs the rules over logged work and puts the answer together.</summary>
internal static class Settlements
{
    public static Settlement Of(ContractBook book, SettleInput input)
    {
        var client = CompiledBook.Of(book).FindClient(input.Client);
        var run = new SettleRun(client, Balances.Of(input.Ledger), new PriorIncidents(input.PriorIncidents));
        var cases = run.Settle(input.Tickets);
        var held = cases.Select(HeldOf).ToList();
        return new Settlement
        {
            Currency = book.Currency,
            BookVersion = book.Version,
            Tickets = [.. cases.Select((ticket, index) => Of(ticket, held[index], client))],
            Lines = [.. cases.SelectMany(ticket => ticket.Lines).Select(line => line.Charge)],
            HeldParts = [.. held.SelectMany(parts => parts)],
            Incidents = run.Incidents,
            Draws = Summed(cases.SelectMany(ticket => ticket.Draws)),
            Pools = [.. run.Balances.Touched
                .Select(row => new PoolRemainder(row.Key.Contract, row.Key.Grant, row.Value))
                .OrderBy(row => row.Contract, StringComparer.Ordinal)
                .ThenBy(row => row.Grant, StringComparer.Ordinal)],
            Recurring = input.Recurring is { } question ? RecurringFees.Of(client, question) : null,
        };
    }

    /// <summary>By ticket, contract, grant, each once.</summary>
    public static ImmutableArray<PoolDraw> Summed(IEnumerable<PoolDraw> draws) =>
    [
        .. draws
            .GroupBy(draw => (draw.Ticket, draw.Contract, draw.Grant))
            .OrderBy(group => group.Key.Ticket, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Contract, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Grant, StringComparer.Ordinal)
            .Select(group => group.First() with { Quantity = group.Sum(draw => draw.Quantity) }),
    ];

    private static HeldPart[] HeldOf(TicketCase ticket)
    {
        var excess = ticket.Work.Authorised is { } authorised ? Math.Max(0m, ticket.Net - authorised) : 0m;
        if (excess > 0m)
        {
            ticket.Add(CoverageReason.NotAuthorised);
        }

        return HeldAmounts.Split(ticket.Lines, excess);
    }

    private static TicketSettlement Of(TicketCase ticket, HeldPart[] parts, CompiledClient? client)
    {
        var charged = ticket.Charged;
        var held = new HeldWork(parts.Sum(part => part.Amount), parts.Sum(part => part.Minutes));
        var invoiced = new Amounts(charged.Net - held.Amount, charged.Tax - parts.Sum(part => part.Tax));
        var outcome = Outcomes.Of(ticket, charged);
        var trail = Trail.Of(ticket, held);
        return new TicketSettlement
        {
            Id = ticket.Request.Id,
            Outcome = outcome,
            Reasons = ticket.Reasons.ToSorted(),
            Contracts = ticket.ContractIds,
            Attribution = ticket.State == CaseState.Undetermined ? null : ticket.Attribution,
            Minutes = ticket.Minutes,
            Charged = charged,
            CoveredValue = client is null ? 0m : CoveredValue.Of(ticket, client),
            Invoiced = invoiced,
            Held = held,
            Trail = trail,
            Card = Cards.OfSettled(ticket, outcome, charged.Net, held, trail.Length),
        };
    }
}
