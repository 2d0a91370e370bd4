using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>Work of one month that is decided with one version of the contract book.</summary>
/// <param name="Period">Month that is billed.</param>
/// <param name="Tickets">Tickets with their entries of this part; <c>Authorised</c> is of the whole ticket.</param>
/// <param name="Recurring">Managed fees to book with it; null for none.</param>
public sealed record LedgerPart(
    YearMonth Period, ContractBook Book, ImmutableArray<TicketWork> Tickets, RecurringQuestion? Recurring = null);

/// <summary>What a part comes to.</summary>
/// <param name="Carry">What it leaves to the parts after it.</param>
public sealed record SettledPart(
    YearMonth Period, ImmutableArray<Posting> Postings, Settlement Settlement, LedgerCarry Carry);

/// <summary>
/// Settles a client's work month by month, and within a month by version of the book. Each part starts with what those
/// before it have drawn, charged and spent, so neither a later month nor a new book changes an earlier one.
/// </summary>
public static class LedgerRun
{
    /// <param name="parts">In the order of months, then of book versions.</param>
    public static ImmutableArray<SettledPart> Settle(string clientId, LedgerCarry carry, IEnumerable<LedgerPart> parts)
    {
        var settled = ImmutableArray.CreateBuilder<SettledPart>();
        foreach (var part in parts)
        {
            var done = Settle(clientId, carry, part);
            settled.Add(done);
            carry = done.Carry;
        }

        return settled.ToImmutable();
    }

    /// <summary>What every grant that was drawn from still holds.</summary>
    public static ImmutableArray<OpeningBalance> BalancesAfter(ContractBook book, LedgerCarry carry) =>
        [.. carry.Drawn
            .Select(d => (d, Full: FullOf(book.FindContract(d.Contract), d.Grant)))
            .Where(row => row.Full is not null)
            .Select(row => new OpeningBalance(row.d.Contract, row.d.Grant, Math.Max(0m, row.Full.GetValueOrDefault() - row.d.Quantity)))];

    private static SettledPart Settle(string clientId, LedgerCarry before, LedgerPart part)
    {
        var released = part.Tickets.SelectMany(work => Release(work, before)).ToList();
        var carry = released.Aggregate(before, WithReleased);
        var settlement = Settlement.Settle(part.Book, new SettleInput
        {
            Client = clientId,
            Tickets = [.. part.Tickets.Select(work => Remaining(work, carry))],
            Ledger = BalancesAfter(part.Book, carry),
            PriorIncidents = [.. carry.Incidents],
            Recurring = part.Recurring,
        });
        return new SettledPart(part.Period, [.. released, .. PostingsOf(settlement)], settlement, After(carry, settlement));
    }

    /// <summary>Held money of earlier parts that the ticket's authorised amount reaches by now.</summary>
    private static IEnumerable<Posting.Released> Release(TicketWork work, LedgerCarry carry)
    {
        if (!carry.Tickets.TryGetValue(work.Request.Id, out var money) || money.Held.Net <= 0m) yield break;
        var free = work.Authorised is { } authorised ? Math.Max(0m, authorised - money.Invoiced) : money.Held.Net;
        var net = Math.Min(free, money.Held.Net);
        if (net <= 0m) yield break;
        var tax = net == money.Held.Net ? money.Held.Tax : Exact.Ratio(money.Held.Tax, net, money.Held.Net);
        yield return new Posting.Released(work.Request.Id, net, tax);
    }

    private static LedgerCarry WithReleased(LedgerCarry carry, Posting.Released released)
    {
        var money = carry.Tickets[released.Ticket];
        var left = new Amounts(money.Held.Net - released.Net, money.Held.Tax - released.Tax);
        return carry with
        {
            Tickets = carry.Tickets.SetItem(released.Ticket, money with { Invoiced = money.Invoiced + released.Net, Held = left }),
        };
    }

    /// <summary>What earlier parts invoiced is spent, and the emergency fee is due once.</summary>
    private static TicketWork Remaining(TicketWork work, LedgerCarry carry)
    {
        if (!carry.Tickets.TryGetValue(work.Request.Id, out var money)) return work;
        return work with
        {
            Authorised = work.Authorised is { } authorised ? Math.Max(0m, authorised - money.Invoiced) : null,
            Request = work.Request with { EmergencyAccepted = work.Request.EmergencyAccepted && !money.Emergency },
        };
    }

    private static IEnumerable<Posting> PostingsOf(Settlement settlement)
    {
        foreach (var ticket in settlement.Tickets)
        {
            if (ticket.Minutes.Worked == 0) continue;
            yield return new Posting.Worked(
                ticket.Id, ticket.Outcome.Name(), [.. ticket.Reasons.Select(r => r.Name())], [.. ticket.Contracts],
                ticket.Minutes, ticket.CoveredValue);
        }

        for (var i = 0; i < settlement.Lines.Length; i++)
            yield return new Posting.Charged(settlement.Lines[i], settlement.HeldParts[i]);
        foreach (var draw in settlement.Draws) yield return new Posting.Drawn(draw);
        foreach (var fee in settlement.Recurring ?? []) yield return new Posting.ManagedFee(fee);
    }

    private static LedgerCarry After(LedgerCarry before, Settlement settlement)
    {
        var drawn = before.Drawn.ToDictionary(d => (d.Contract, d.Grant), d => d.Quantity);
        foreach (var draw in settlement.Draws)
            drawn[(draw.Contract, draw.Grant)] = drawn.GetValueOrDefault((draw.Contract, draw.Grant)) + draw.Quantity;
        var incidents = before.Incidents.ToDictionary(i => (i.Contract, i.Key));
        foreach (var incident in settlement.Incidents) incidents[(incident.Contract, incident.Key)] = incident;
        return new LedgerCarry
        {
            Drawn = [.. drawn.Select(d => new DrawnGrant(d.Key.Contract, d.Key.Grant, d.Value))
                .OrderBy(d => d.Contract, StringComparer.Ordinal).ThenBy(d => d.Grant, StringComparer.Ordinal)],
            Incidents = [.. incidents.Values
                .OrderBy(i => i.Contract, StringComparer.Ordinal).ThenBy(i => i.Key, StringComparer.Ordinal)],
            Tickets = before.Tickets.SetItems(settlement.Tickets
                .Where(t => t.Charged.Net > 0m)
                .Select(t => KeyValuePair.Create(t.Id, With(before.Tickets.GetValueOrDefault(t.Id), t, settlement)))),
        };
    }

    private static TicketMoney With(TicketMoney? before, TicketSettlement ticket, Settlement settlement)
    {
        var held = new Amounts(ticket.Held.Amount, ticket.Charged.Tax - ticket.Invoiced.Tax);
        var emergency = settlement.Lines.Any(l => l.Ticket == ticket.Id && l.Kind == ChargeKind.Emergency);
        return new TicketMoney(
            (before?.Invoiced ?? 0m) + ticket.Invoiced.Net,
            (before?.Held ?? Amounts.Zero) + held,
            emergency || before?.Emergency == true);
    }

    /// <summary>Units of a full grant; null when the book does not have the grant any more.</summary>
    private static decimal? FullOf(Contract? contract, string grant) => contract?.Pool is { } pool
        ? pool.Blocks.FirstOrDefault(block => block.Id == grant)?.Quantity ?? pool.Periodic?.Quantity
        : null;
}
