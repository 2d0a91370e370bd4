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
        return new Settlement
        {
            Currency = book.Currency,
            BookVersion = book.Version,
            Tickets = [.. cases.Select(ticket => Of(ticket, client))],
            Lines = [.. cases.SelectMany(ticket => ticket.Lines).Select(line => line.Charge)],
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

    private static TicketSettlement Of(TicketCase ticket, CompiledClient? client)
    {
        var charged = ticket.Charged;
        var (invoiced, held) = (charged, HeldWork.None);
        if (ticket.Work.Authorised is { } authorised && charged.Net > authorised)
        {
            ticket.Add(CoverageReason.NotAuthorised);
            (invoiced, held) = HeldAmounts.Split(ticket.Lines, charged.Net - authorised);
        }

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
