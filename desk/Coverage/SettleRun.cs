using System.Collections.Immutable;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// One run of the rules over tickets of one client. A run draws from its own copy of the balances, so that runs on trial
/// (ties, estimates) leave no trace.
/// </summary>
internal sealed class SettleRun(CompiledClient? client, Balances opening, PriorIncidents priors, bool rounding = true)
{
    private readonly Balances balances = opening.Afresh();

    /// <summary>What grants hold after the run.</summary>
    public Balances Balances => balances;

    /// <summary>The incidents that are charged now or were before, as a later run has to be told of them.</summary>
    public ImmutableArray<PriorIncident> Incidents { get; private set; } = [];

    /// <summary>Decides and charges all tickets; everything is in the cases afterwards.</summary>
    public List<TicketCase> Settle(IEnumerable<TicketWork> tickets)
    {
        var cases = tickets.Select(Open).ToList();
        foreach (var ticket in cases)
        {
            if (ticket is { State: CaseState.Working, Facts: { } facts })
            {
                Assign(ticket, facts);
            }
        }

        Charge(cases);
        return cases;
    }

    /// <summary>Assigns one ticket without charging it.</summary>
    /// <returns>Null when equal contracts compete, some minute finds no taker, or nothing has to be assigned.</returns>
    public (TicketCase Ticket, IReadOnlyList<Segment> Assigned)? AssignAlone(TicketWork work)
    {
        var ticket = Open(work);
        if (ticket is not { State: CaseState.Working, Facts: { } facts })
        {
            return null;
        }

        var assignment = Assignment.Of(facts, ticket.Entries, opening, preferred: null);
        if (assignment.Tied is not null || assignment.Failure is not null)
        {
            return null;
        }

        ticket.Begin(assignment, Attribution.Settled);
        return (ticket, [.. ticket.Segments]);
    }

    /// <summary>Charges a ticket that is assigned.</summary>
    /// <returns>Its net.</returns>
    public decimal NetOf(TicketCase assigned)
    {
        Charge([assigned]);
        return assigned.Net;
    }

    /// <summary>R0, R2 and R3.</summary>
    private TicketCase Open(TicketWork work)
    {
        var reasons = default(ReasonSet);
        var facts = Identity.Resolve(client, work.Request, ref reasons);
        var ticket = new TicketCase(work, facts, reasons, client?.Zone ?? NodaTime.DateTimeZone.Utc);
        if (facts is null)
        {
            return ticket;
        }

        if (Warranty.VendorCoversParts(facts))
        {
            ticket.Add(CoverageReason.VendorParts);
        }

        if (Warranty.FreeByWorkWarranty(facts))
        {
            ticket.Add(CoverageReason.WorkWarranty);
            ticket.End(CaseState.Warranty);
        }
        else
        {
            ticket.End(ticket.Entries.Length == 0 ? CaseState.NoWork : CaseState.Working);
        }

        return ticket;
    }

    /// <summary>R1 and R4 to R9: who takes which minutes, and what to do when equal contracts would.</summary>
    private void Assign(TicketCase ticket, TicketFacts facts)
    {
        var assignment = Assignment.Of(facts, ticket.Entries, opening, preferred: null);
        if (assignment.Tied is not { } tied)
        {
            Begin(ticket, assignment, Attribution.Settled);
            return;
        }

        var first = Assignment.Of(facts, ticket.Entries, opening, tied.Min);
        if (first.Failure is not null)
        {
            Begin(ticket, first, Attribution.Settled);
        }
        else if (AllCostTheSame(ticket, facts, tied))
        {
            Begin(ticket, first, Attribution.Open);
        }
        else
        {
            ticket.LeaveUndetermined(CoverageReason.Tie);
        }
    }

    private static void Begin(TicketCase ticket, Assignment assignment, Attribution attribution)
    {
        if (assignment.Failure is { } failure)
        {
            ticket.LeaveUndetermined(failure);
        }
        else
        {
            ticket.Begin(assignment, attribution);
        }
    }

    /// <summary>Settles the ticket alone, once for each equal contract, on the opening balances.</summary>
    private bool AllCostTheSame(TicketCase ticket, TicketFacts facts, SortedSet<string> tied)
    {
        decimal? net = null;
        foreach (var preferred in tied)
        {
            var alone = new SettleRun(client, opening, priors, rounding);
            var trial = alone.Open(ticket.Work);
            var assignment = Assignment.Of(facts, trial.Entries, opening, preferred);
            if (assignment.Failure is not null)
            {
                return false;
            }

            trial.Begin(assignment, Attribution.Settled);
            alone.Charge([trial]);
            if (trial.Draws.Count > 0 || (net is { } known && known != trial.Net))
            {
                return false;
            }

            net = trial.Net;
        }

        return true;
    }

    /// <summary>Incidents, then time in the order of draws, then fees.</summary>
    private void Charge(List<TicketCase> cases)
    {
        Incidents = [.. Coverage.Incidents.Settle(cases, priors, balances)];
        var groups = cases.SelectMany(RoundingGroup.Of).ToList();
        groups.Sort(RoundingGroup.InOrder);
        foreach (var group in groups)
        {
            if (rounding)
            {
                group.Round();
            }

            foreach (var bucket in group.Buckets)
            {
                Draws.Charge(group.Ticket, bucket, balances);
            }
        }

        foreach (var ticket in cases)
        {
            if (ticket.State == CaseState.Working)
            {
                Fees.Charge(ticket);
            }

            ticket.Lines.Sort(LineOrder.Compare);
        }
    }
}
