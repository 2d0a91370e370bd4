using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>The three lines of the short answer.</summary>
internal static class Cards
{
    public static CoverageCard OfSettled(
        TicketCase ticket, CoverageOutcome outcome, decimal net, HeldWork held, int steps)
    {
        var zone = ZoneOf(ticket);
        var next = held.Amount > 0m
            ? new NextLine(NextFact.HeldForApproval, zone, Amount: held.Amount)
            : new NextLine(NextFact.Why, zone, Steps: steps);
        return new CoverageCard(Cover(ticket, outcome, null), Settled(ticket, outcome, net), next);
    }

    /// <param name="high">The case that the outcome rests on.</param>
    public static CoverageCard OfEstimate(TicketCase high, CoverageDecision decision, decimal autoLimit)
    {
        var zone = ZoneOf(high);
        var cover = Cover(high, Outcomes.Of(high, high.Charged), decision.CoveredUntil);
        var next = decision switch
        {
            { Alternative: { } later } => new NextLine(NextFact.CheaperFrom, zone, later.Start, later.Net),
            { Outcome: CoverageOutcome.NeedsApproval } => new NextLine(NextFact.NeedsApproval, zone, Amount: autoLimit),
            _ => new NextLine(NextFact.Why, zone, Steps: decision.Trail.Length),
        };
        return new CoverageCard(cover, Estimated(decision), next);
    }

    private static DateTimeZone ZoneOf(TicketCase ticket) => ticket.Facts?.Client.Zone ?? DateTimeZone.Utc;

    private static CoverLine Cover(TicketCase ticket, CoverageOutcome outcome, Instant? until)
    {
        var fact = outcome switch
        {
            CoverageOutcome.CoveredWarranty => CoverFact.CoveredByWarranty,
            CoverageOutcome.CoveredPool => CoverFact.CoveredByPool,
            CoverageOutcome.Covered => until is null ? CoverFact.Covered : CoverFact.CoveredUntil,
            CoverageOutcome.Partly => CoverFact.PartlyCovered,
            CoverageOutcome.NoWork => CoverFact.NoWork,
            CoverageOutcome.Undetermined => CoverFact.NotKnown,
            CoverageOutcome.Billable or CoverageOutcome.NeedsApproval => Billed(ticket),
        };
        return new CoverLine(fact, fact == CoverFact.CoveredUntil ? until : null, ZoneOf(ticket));
    }

    private static CoverFact Billed(TicketCase ticket) =>
        ticket.Segments.Exists(segment => segment.Terms.Contract.Kind == ContractKind.PerIncident)
            ? CoverFact.BilledPerIncident
            : CoverFact.BilledByTime;

    private static MoneyLine Estimated(CoverageDecision decision)
    {
        if (decision.Range is not { } range)
        {
            return new MoneyLine(MoneyFact.NotKnown);
        }

        if (range.Largest == 0m)
        {
            var quantity = decision.Draws.Sum(draw => draw.Quantity);
            return new MoneyLine(quantity > 0m ? MoneyFact.Drawn : MoneyFact.NoCharge, Quantity: quantity);
        }

        return new MoneyLine(
            MoneyFact.Range, range.Likely.Net, range.Smallest, range.Largest, decision.Basis.Count);
    }

    private static MoneyLine Settled(TicketCase ticket, CoverageOutcome outcome, decimal net)
    {
        if (outcome == CoverageOutcome.Undetermined)
        {
            return new MoneyLine(MoneyFact.NotKnown);
        }

        if (net == 0m)
        {
            var quantity = ticket.Draws.Sum(draw => draw.Quantity);
            return new MoneyLine(quantity > 0m ? MoneyFact.Drawn : MoneyFact.NoCharge, Quantity: quantity);
        }

        var outside = ticket.Segments.FindAll(segment => segment is { Treatment: Treatment.Bill, Inside: false });
        var multipliers = outside.Select(segment => segment.Multiplier).Distinct().ToList();
        return multipliers.Count == 0
            ? new MoneyLine(MoneyFact.Exact, net)
            : new MoneyLine(
                MoneyFact.OutsideTime,
                net,
                OutsideMinutes: outside.Sum(segment => segment.Length),
                Multiplier: multipliers.Count == 1 ? multipliers[0] : null);
    }
}
