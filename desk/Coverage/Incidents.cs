using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// Break-fix incidents and incident packs: which tickets are one incident under a contract, who pays its fee, and which
/// minutes are in it.
/// </summary>
internal static class Incidents
{
    /// <returns>A row for each key of every incident that is charged now or was before.</returns>
    public static List<PriorIncident> Settle(IReadOnlyList<TicketCase> cases, PriorIncidents priors, Balances balances)
    {
        var charged = new List<PriorIncident>();
        if (!cases.Any(HasIncidentWork))
        {
            return charged;
        }

        var graph = new IncidentGraph(cases);
        foreach (var incident in Of(cases, graph))
        {
            var used = incident.Reopened
                ? null
                : priors.UsedBefore(incident.Terms.Id, graph.KeysOf(incident.Payer.Request));
            var isCharged = Settle(incident, used, balances);
            if (!isCharged)
            {
                continue;
            }

            var inFee = incident.Segments().Where(segment => segment.Treatment == Treatment.InFee).Sum(segment => segment.Length);
            charged.AddRange(graph.KeysOf(incident.Payer.Request).Order(StringComparer.Ordinal)
                .Select(key => new PriorIncident(key, incident.Terms.Id, (used ?? 0) + inFee)));
        }

        return charged;
    }

    private static bool HasIncidentWork(TicketCase ticket) =>
        ticket.Segments.Exists(segment => segment.Terms.IsIncidentKind);

    /// <summary>One incident per contract and group of tickets; a reopened ticket stands alone.</summary>
    private static IEnumerable<Incident> Of(IReadOnlyList<TicketCase> cases, IncidentGraph graph)
    {
        var incidents = new Dictionary<(Terms, bool, string), Incident>();
        foreach (var ticket in cases)
        {
            foreach (var segment in ticket.Segments)
            {
                if (segment.Terms.IsIncidentKind)
                {
                    IncidentOf(ticket, segment.Terms, graph, incidents).Add(ticket);
                }
            }
        }

        // Each payer is known only when all tickets are placed; incidents of the same payer stay in the order of its work.
        return incidents.Count == 1 ? incidents.Values : incidents.Values.OrderBy(incident => incident.Payer, ByOpening);
    }

    private static Incident IncidentOf(
        TicketCase ticket, Terms terms, IncidentGraph graph, Dictionary<(Terms, bool, string), Incident> incidents)
    {
        var reopened = Warranty.IsReopened(FactsOf(ticket));
        var key = (terms, reopened, reopened ? ticket.Request.Id : graph.GroupOf(ticket.Request));
        if (!incidents.TryGetValue(key, out var incident))
        {
            incidents[key] = incident = new Incident(terms, reopened);
        }

        return incident;
    }

    private static TicketFacts FactsOf(TicketCase ticket) =>
        ticket.Facts ?? throw new InvalidOperationException("A ticket with assigned work is identified.");

    /// <returns>Whether the incident is charged by now.</returns>
    private static bool Settle(Incident incident, long? usedBefore, Balances balances)
    {
        if (incident.Terms.Contract.Incident is { } breakFix)
        {
            Include(incident, IncludedLeft(incident, breakFix, usedBefore));
        }

        foreach (var ticket in incident.Tickets)
        {
            if (incident.Reopened)
            {
                ticket.Add(CoverageReason.Reopened);
            }
            else if (usedBefore is not null || ticket != incident.Payer)
            {
                ticket.Add(CoverageReason.JoinedIncident);
            }
        }

        if (incident.Reopened || usedBefore is not null)
        {
            return !incident.Reopened;
        }

        if (incident.Terms.Contract.Incident is not { } terms)
        {
            return DrawIncident(incident, balances);
        }

        ChargeFee(incident, terms);
        return true;
    }

    private static long? IncludedLeft(Incident incident, IncidentTerms terms, long? usedBefore)
    {
        if (terms.IncludedMinutes is not { } included)
        {
            return null;
        }

        var used = incident.Reopened
            ? incident.Payer.Request.Linked?.IncludedUsed ?? included
            : usedBefore ?? 0;
        return Math.Max(0, included - used);
    }

    /// <summary>Tells the minutes in the fee from those beyond it.</summary>
    private static void Include(Incident incident, long? included)
    {
        var inFee = new IncludedMinutes(incident.Segments(), included);
        foreach (var ticket in incident.Tickets)
        {
            var told = new List<Segment>(ticket.Segments.Count + 1);
            foreach (var segment in ticket.Segments)
            {
                if (segment.Terms != incident.Terms)
                {
                    told.Add(segment);
                    continue;
                }

                var end = inFee.EndIn(segment);
                if (end > segment.Start)
                {
                    told.Add(segment with { End = end, Treatment = Treatment.InFee });
                }

                if (end < segment.End)
                {
                    told.Add(segment with { Start = end, Treatment = Treatment.Bill });
                }
            }

            ticket.Resegment(told);
        }
    }

    private static void ChargeFee(Incident incident, IncidentTerms terms)
    {
        var (payer, first) = (incident.Payer, incident.FirstOfPayer);
        var row = terms.Fees.First(fee => Matches(fee, FactsOf(payer)));
        var fee = row.Fee;
        if (row.OutsideFee is { } outsideFee && !first.Inside)
        {
            fee = outsideFee;
            first.Entry.Attendance.CallOutIncluded = true;
        }

        if (payer.Work.Resolution == Resolution.NoFaultFound)
        {
            payer.Add(CoverageReason.NoFault);
            fee = Exact.Share(fee, terms.NoFaultShare);
        }

        payer.Charge(incident.Terms, first.Entry.Attendance.Day, ChargeKind.IncidentFee, fee);
    }

    private static bool Matches(IncidentFee row, TicketFacts facts) =>
        row.Priorities?.Contains(facts.Request.EffectivePriority) != false
        && row.Services?.Contains(facts.Service.Id) != false
        && row.Categories?.Contains(facts.Service.Category) != false;

    /// <summary>Takes one incident from the pack, or bills it when the pack has none left.</summary>
    /// <returns>False when no minute of it is in the pack, so that it is none.</returns>
    private static bool DrawIncident(Incident incident, Balances balances)
    {
        var payer = incident.Payer;
        if (!incident.Segments().Exists(segment => segment.Treatment is Treatment.InFee or Treatment.Covered)
            || incident.Terms.Grants is not { } grants)
        {
            return false;
        }

        foreach (var grant in grants.At(Minutes.Of(payer.Request.OpenedAt)).Grants)
        {
            if (balances.Left(incident.Terms.Id, grant) >= 1m)
            {
                balances.Draw(incident.Terms.Id, grant, 1m);
                payer.Draw(incident.Terms, grant, 1m);
                return true;
            }
        }

        payer.Add(CoverageReason.PoolDry);
        payer.Charge(
            incident.Terms,
            incident.FirstOfPayer.Entry.Attendance.Day,
            ChargeKind.IncidentOverage,
            incident.Terms.Contract.Overage?.PerIncident ?? 0m);
        return true;
    }

    private static Comparer<TicketCase> ByOpening { get; } = Comparer<TicketCase>.Create((a, b) =>
    {
        var byTime = a.Request.OpenedAt.CompareTo(b.Request.OpenedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Request.Id, b.Request.Id);
    });

    private sealed class Incident(Terms terms, bool reopened)
    {
        private readonly List<TicketCase> tickets = [];
        private TicketCase? latest;

        public Terms Terms => terms;

        public bool Reopened => reopened;

        /// <summary>With work under the contract, opened first to last; the first one pays.</summary>
        public IReadOnlyList<TicketCase> Tickets => tickets;

        public TicketCase Payer => tickets[0];

        public Segment FirstOfPayer => Payer.Segments.First(segment => segment.Terms == terms);

        /// <param name="ticket">Again for each of its segments, one after the other.</param>
        public void Add(TicketCase ticket)
        {
            if (ticket != latest)
            {
                latest = ticket;
                tickets.Insert(tickets.FindLastIndex(known => ByOpening.Compare(known, ticket) <= 0) + 1, ticket);
            }
        }

        /// <summary>All work under the contract as it is treated by now.</summary>
        public List<Segment> Segments()
        {
            var all = new List<Segment>();
            foreach (var ticket in tickets)
            {
                foreach (var segment in ticket.Segments)
                {
                    if (segment.Terms == terms)
                    {
                        all.Add(segment);
                    }
                }
            }

            return all;
        }
    }
}
