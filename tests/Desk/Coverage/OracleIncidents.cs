using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>Incidents by going round the connections until nothing new is found.</summary>
internal sealed class OracleIncidents(ContractBook book, Client client, OraclePool pool, IEnumerable<PriorIncident> priors)
{
    private sealed record Incident(Contract Contract, List<OracleTicket> Members, bool Reopened, HashSet<string> Keys);

    public void Charge(List<OracleTicket> all)
    {
        var incidents = new List<Incident>();
        foreach (var ticket in all)
        {
            foreach (var contract in ticket.Minutes.Select(minute => minute.Contract).Distinct()
                .Where(contract => contract.Kind is ContractKind.PerIncident or ContractKind.IncidentPool))
            {
                var reopened = ticket.RecentFix && ticket.Work.Request.Linked is { Reopened: true, SameCause: null };
                var (tickets, keys) = reopened ? ([ticket], []) : Connected(ticket, all);
                var members = tickets
                    .Where(other => other.Minutes.Exists(minute => minute.Contract == contract))
                    .Where(other => reopened || !(other.RecentFix && other.Work.Request.Linked is { Reopened: true, SameCause: null }))
                    .OrderBy(other => other.Work.Request.OpenedAt)
                    .ThenBy(other => other.Work.Request.Id, StringComparer.Ordinal)
                    .ToList();
                if (members[0] == ticket)
                {
                    incidents.Add(new Incident(contract, members, reopened, keys));
                }
            }
        }

        foreach (var incident in incidents
            .OrderBy(incident => incident.Members[0].Work.Request.OpenedAt)
            .ThenBy(incident => incident.Members[0].Work.Request.Id, StringComparer.Ordinal))
        {
            Charge(incident);
        }
    }

    private static (List<OracleTicket> Tickets, HashSet<string> Keys) Connected(OracleTicket start, List<OracleTicket> all)
    {
        var found = new HashSet<OracleTicket> { start };
        while (true)
        {
            var ids = found.SelectMany(ticket => new[] { ticket.Work.Request.Id, ticket.Work.Request.MergedInto }).OfType<string>().ToHashSet();
            var outages = found.Select(ticket => ticket.Work.Request.Outage).OfType<string>().ToHashSet();
            var more = all.Where(ticket => ids.Contains(ticket.Work.Request.Id)
                || (ticket.Work.Request.MergedInto is { } into && ids.Contains(into))
                || (ticket.Work.Request.Outage is { } outage && outages.Contains(outage))).ToList();
            if (more.All(found.Contains))
            {
                return ([.. found], [.. ids, .. outages]);
            }

            found.UnionWith(more);
        }
    }

    private void Charge(Incident incident)
    {
        var (contract, members) = (incident.Contract, incident.Members);
        var payer = members[0];
        var used = priors
            .Where(row => row.Contract == contract.Id && incident.Keys.Contains(row.Key))
            .Select(row => (long?)row.IncludedUsed)
            .Max();
        var minutes = members.SelectMany(ticket => ticket.Minutes).Where(minute => minute.Contract == contract).Order(OracleTicket.ByMinute).ToList();
        if (contract.Incident is { } terms)
        {
            Include(minutes, terms, incident.Reopened ? payer.Work.Request.Linked!.IncludedUsed ?? long.MaxValue : used ?? 0);
        }

        foreach (var ticket in members)
        {
            AddReason(incident, ticket, used is not null);
        }

        if (incident.Reopened || used is not null)
        {
            return;
        }

        var first = payer.Minutes.First(minute => minute.Contract == contract);
        if (contract.Incident is not null)
        {
            Fee(contract, payer, first);
        }
        else if (minutes.Exists(minute => minute.Fate is Fate.InFee or Fate.Covered))
        {
            Pack(contract, payer, first);
        }
    }

    private static void AddReason(Incident incident, OracleTicket ticket, bool charged)
    {
        if (incident.Reopened) ticket.Reasons.Add("reopened");
        else if (charged || ticket != incident.Members[0]) ticket.Reasons.Add("joined-incident");
    }

    private static void Include(List<OracleMinute> minutes, IncidentTerms terms, long used)
    {
        var included = terms.IncludedMinutes is { } most ? Math.Max(0, most - used) : int.MaxValue;
        foreach (var minute in minutes.Take((int)included))
        {
            minute.Fate = Fate.InFee;
        }
    }

    private void Fee(Contract contract, OracleTicket payer, OracleMinute first)
    {
        var fee = new OracleRules(book, client, payer.Work.Request).Fee(contract, !first.Inside, out var isOutsideFee);
        if (isOutsideFee)
        {
            payer.OutsideFeeOn.Add(first.Attendance);
        }

        if (payer.Work.Resolution == Resolution.NoFaultFound)
        {
            payer.Reasons.Add("no-fault");
            fee = SettleOracle.Cents(fee * contract.Incident!.NoFaultShare, 100m);
        }

        payer.Add(book, client, contract, first.Day, ChargeKind.IncidentFee, fee, null);
    }

    private void Pack(Contract contract, OracleTicket payer, OracleMinute first)
    {
        if (pool.ValidAt(contract, payer.Work.Request.OpenedAt).FirstOrDefault(grant => pool.Left(contract, grant) >= 1m) is { } grant)
        {
            pool.Take(contract, grant, 1m);
            payer.Draws.Add(new PoolDraw(payer.Work.Request.Id, contract.Id, grant.Key, 1m));
            return;
        }

        payer.Reasons.Add("pool-dry");
        payer.Add(book, client, contract, first.Day, ChargeKind.IncidentOverage, contract.Overage!.PerIncident!.Value, null);
    }
}
