using System.Collections.Immutable;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>The steps that led to a result, in the order of the rules.</summary>
internal static class Trail
{
    private static readonly (CoverageReason Reason, string Rule, TrailFact Fact)[] BeforeTaking =
    [
        (CoverageReason.Grace, "R1", TrailFact.Grace),
        (CoverageReason.WorkWarranty, "R2", TrailFact.WorkWarranty),
        (CoverageReason.VendorParts, "R3", TrailFact.VendorParts),
        (CoverageReason.Excluded, "R5", TrailFact.Excluded),
        (CoverageReason.NoOffer, "R6", TrailFact.NoOffer),
        (CoverageReason.Tie, "R6", TrailFact.Tie),
    ];

    private static readonly (CoverageReason Reason, string Rule, TrailFact Fact)[] AfterTaking =
    [
        (CoverageReason.OutsideHours, "R8", TrailFact.OutsideHours),
        (CoverageReason.P1Hours, "R8", TrailFact.P1Hours),
        (CoverageReason.NoRate, "R9", TrailFact.NoRate),
        (CoverageReason.JoinedIncident, "R9", TrailFact.JoinedIncident),
        (CoverageReason.Reopened, "R9", TrailFact.Reopened),
        (CoverageReason.NoFault, "R9", TrailFact.NoFault),
    ];

    public static ImmutableArray<TrailStep> Of(TicketCase ticket, HeldWork held)
    {
        var steps = ImmutableArray.CreateBuilder<TrailStep>();
        AddIdentity(ticket, steps);
        AddReasons(ticket, BeforeTaking, steps);
        AddTakers(ticket, steps);
        AddReasons(ticket, AfterTaking, steps);
        AddMinutes(ticket, steps);
        AddDraws(ticket, steps);
        AddLines(ticket, steps, isTime: false);
        if (held.Amount > 0m)
        {
            steps.Add(new TrailStep("R13", TrailFact.Held, Minutes: held.Minutes, Amount: held.Amount));
        }

        AddLines(ticket, steps, isTime: true);
        if (ticket.State != CaseState.Undetermined)
        {
            steps.Add(new TrailStep("R14", TrailFact.Total, Amount: ticket.Net));
        }

        return steps.DrainToImmutable();
    }

    private static void AddIdentity(TicketCase ticket, ImmutableArray<TrailStep>.Builder steps)
    {
        if (ticket.Facts is { } facts)
        {
            steps.Add(new TrailStep("R0", TrailFact.Identified, Detail: facts.Client.Client.Id));
            return;
        }

        foreach (var reason in ticket.Reasons.ToSorted())
        {
            steps.Add(new TrailStep("R0", TrailFact.NotKnown, Detail: reason.Name()));
        }
    }

    private static void AddReasons(
        TicketCase ticket,
        (CoverageReason Reason, string Rule, TrailFact Fact)[] facts,
        ImmutableArray<TrailStep>.Builder steps)
    {
        foreach (var (reason, rule, fact) in facts)
        {
            if (ticket.Reasons.Has(reason))
            {
                steps.Add(new TrailStep(rule, fact));
            }
        }
    }

    private static void AddTakers(TicketCase ticket, ImmutableArray<TrailStep>.Builder steps)
    {
        foreach (var group in ticket.Segments.GroupBy(segment => segment.Terms))
        {
            var isDefault = ticket.Facts?.Client.IsDefault(group.Key.Id) == true;
            steps.Add(new TrailStep(
                "R6",
                isDefault ? TrailFact.DefaultTook : TrailFact.Took,
                group.Key.Id,
                group.Sum(segment => segment.Length)));
        }

        if (ticket is { State: CaseState.Working, Attribution: Attribution.Open })
        {
            steps.Add(new TrailStep("R6", TrailFact.EqualContracts));
        }

        if (ticket.State == CaseState.NoWork)
        {
            steps.Add(new TrailStep("R6", TrailFact.NoWork));
        }
    }

    private static void AddMinutes(TicketCase ticket, ImmutableArray<TrailStep>.Builder steps)
    {
        var minutes = ticket.Minutes;
        if (minutes.Covered > 0)
        {
            steps.Add(new TrailStep("R9", TrailFact.Covered, Minutes: minutes.Covered));
        }

        if (minutes.Incident > 0)
        {
            steps.Add(new TrailStep("R9", TrailFact.InIncident, Minutes: minutes.Incident));
        }

        if (minutes.Rounded > 0)
        {
            steps.Add(new TrailStep("R10", TrailFact.Rounded, Minutes: minutes.Rounded));
        }
    }

    private static void AddDraws(TicketCase ticket, ImmutableArray<TrailStep>.Builder steps)
    {
        foreach (var draw in Settlements.Summed(ticket.Draws))
        {
            steps.Add(new TrailStep("R11", TrailFact.Drawn, draw.Contract, draw.Quantity, draw.Grant));
        }

        if (ticket.Reasons.Has(CoverageReason.PoolDry))
        {
            steps.Add(new TrailStep("R11", TrailFact.PoolDry));
        }
    }

    private static void AddLines(TicketCase ticket, ImmutableArray<TrailStep>.Builder steps, bool isTime)
    {
        foreach (var charge in ticket.Lines.Select(line => line.Charge).Where(charge => (charge.Time is not null) == isTime))
        {
            steps.Add(new TrailStep(
                isTime ? "R14" : "R12",
                isTime ? TrailFact.Time : TrailFact.Fee,
                charge.Contract,
                charge.Time?.Minutes,
                charge.Kind.Name(),
                charge.Amount));
        }
    }
}
