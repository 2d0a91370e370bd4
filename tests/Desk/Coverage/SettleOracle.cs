using System.Numerics;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>The settlement rules read literally, minute by minute and without a thought for speed.</summary>
internal sealed class SettleOracle(ContractBook book, SettleInput input, bool rounding = true)
{
    private readonly List<OracleTicket> tickets = [];
    private Client client = null!;
    private OraclePool pool = null!;

    public string Show() => OracleText.Of(Run());

    public Settlement Run() => new()
    {
        Currency = book.Currency,
        BookVersion = book.Version,
        Tickets = [.. Decide().Select(Summary)],
        Lines = [.. tickets.SelectMany(ticket => ticket.Lines).Select(line => line.Charge)],
        Draws = [.. tickets.SelectMany(ticket => ticket.Draws)
            .GroupBy(draw => (draw.Ticket, draw.Contract, draw.Grant))
            .Select(group => new PoolDraw(group.Key.Ticket, group.Key.Contract, group.Key.Grant, group.Sum(draw => draw.Quantity)))
            .OrderBy(draw => draw.Ticket, StringComparer.Ordinal)
            .ThenBy(draw => draw.Contract, StringComparer.Ordinal)
            .ThenBy(draw => draw.Grant, StringComparer.Ordinal)],
        Pools = pool is null ? [] : [.. pool.Touched
            .Select(row => new PoolRemainder(row.Key.Contract, row.Key.Grant, row.Value))
            .OrderBy(row => row.Contract, StringComparer.Ordinal)
            .ThenBy(row => row.Grant, StringComparer.Ordinal)],
    };

    private List<OracleTicket> Decide(string? preferred = null)
    {
        client = book.FindClient(input.Client)!;
        pool = new OraclePool(client, input.Ledger);
        foreach (var work in input.Tickets)
        {
            tickets.Add(Assign(work, preferred));
        }

        new OracleIncidents(book, client, pool, input.PriorIncidents).Charge(tickets);
        Round();
        foreach (var ticket in tickets.Where(ticket => ticket.Minutes.Count > 0))
        {
            Fees(ticket);
        }

        foreach (var ticket in tickets)
        {
            ticket.Lines.Sort((a, b) => OracleText.SortKey(a.Charge).CompareTo(OracleText.SortKey(b.Charge)));
        }

        return tickets;
    }

    private OracleTicket Assign(TicketWork work, string? preferred)
    {
        var ticket = new OracleTicket(work, client);
        var unknown = Unknown(work.Request).ToArray();
        if (unknown.Length > 0)
        {
            return ticket.Undetermined(unknown);
        }

        var openedOn = work.Request.OpenedAt.InZone(client.Zone).Date;
        if (client.Devices.Find(work.Request.Device)?.VendorWarrantyUntil is { } until && openedOn <= until)
        {
            ticket.Reasons.Add("vendor-parts");
        }

        if (ticket.RecentFix && work.Request.Linked!.SameCause == true)
        {
            ticket.Reasons.Add("work-warranty");
            ticket.Outcome = CoverageOutcome.CoveredWarranty;
            return ticket;
        }

        if (ticket.Entries.Count == 0)
        {
            ticket.Outcome = CoverageOutcome.NoWork;
            return ticket;
        }

        return Work(ticket, work, preferred);
    }

    private IEnumerable<string> Unknown(CoverageRequest request)
    {
        var users = new[] { request.Requester, request.AffectedUser ?? request.Requester };
        if (!Array.TrueForAll(users, client.Users.Contains)) yield return "unknown-user";
        if (request.Device is not null && !client.Devices.Contains(request.Device)) yield return "unknown-device";
        if (book.FindService(request.Service) is null) yield return "unknown-service";
        if (request.Site is not null && !client.Sites.Contains(request.Site)) yield return "unknown-site";
    }

    private OracleTicket Work(OracleTicket ticket, TicketWork work, string? preferred)
    {
        var assignment = new OracleAssignment(book, client, work, pool, preferred).Run(ticket.Entries);
        if (preferred is null && assignment.Tied.Count > 0)
        {
            assignment = new OracleAssignment(book, client, work, pool, assignment.Tied.Min).Run(ticket.Entries);
            if (assignment.Failure is null && !SameMoney(work, assignment.Tied))
            {
                return ticket.Undetermined("tie");
            }

            ticket.Attribution = Attribution.Open;
        }

        return assignment.Failure is { } failure ? ticket.Undetermined(failure) : ticket.Take(assignment);
    }

    private bool SameMoney(TicketWork work, SortedSet<string> tied)
    {
        var nets = new HashSet<decimal>();
        foreach (var id in tied)
        {
            var alone = new SettleOracle(book, input with { Tickets = [work] }, rounding);
            var only = alone.Decide(id)[0];
            if (only.Outcome == CoverageOutcome.Undetermined || only.Draws.Count > 0)
            {
                return false;
            }

            nets.Add(only.Lines.Sum(line => line.Charge.Amount));
        }

        return nets.Count == 1;
    }

    private void Round()
    {
        var groups = tickets
            .SelectMany(ticket => ticket.Minutes.Select(minute => (Ticket: ticket, Minute: minute)))
            .Where(row => row.Minute.Fate is Fate.Bill or Fate.Draw)
            .GroupBy(row => (row.Ticket, Card: CardOf(row.Minute.Contract),
                Scope: CardOf(row.Minute.Contract).Scope == RoundingScope.Entry ? row.Minute.Entry.Id : row.Minute.Day.ToString("R", null)))
            .Select(group => (group.Key.Ticket, group.Key.Card, Minutes: group.Select(row => row.Minute).Order(OracleTicket.ByMinute).ToList()))
            .OrderBy(group => group.Minutes[0], OracleTicket.ByMinute)
            .ThenBy(group => group.Ticket.Work.Request.Id, StringComparer.Ordinal);
        foreach (var (ticket, card, minutes) in groups)
        {
            var buckets = minutes
                .GroupBy(minute => (minute.Contract.Id, minute.Fate, minute.Inside, minute.Multiplier, minute.Weight, minute.Rate,
                    Grants: minute.Fate == Fate.Draw ? minute.Grants : "", minute.Day))
                .Select(group => (First: group.First(), Count: group.LongCount()))
                .ToList();
            if (rounding)
            {
                Fill(ticket, card, minutes, buckets);
            }

            foreach (var (first, count) in buckets)
            {
                Charge(ticket, first, count);
            }
        }
    }

    private static void Fill(
        OracleTicket ticket, RateCard card, List<OracleMinute> minutes, List<(OracleMinute First, long Count)> buckets)
    {
        long target = 0;
        while (target < minutes.Count)
        {
            target += card.Increment;
        }

        var waived = minutes.Select(minute => minute.Attendance).Distinct().All(attendance =>
            ticket.Minutes.First(minute => minute.At == attendance).Fate is Fate.Covered or Fate.InFee);
        if (!waived)
        {
            target = Math.Max(target, card.Minimum);
        }

        ticket.Rounded += target;
        var order = Enumerable.Range(0, buckets.Count);
        var draws = order.Where(i => buckets[i].First is { Fate: Fate.Draw, Contract.Kind: ContractKind.HoursPool }).ToList();
        var chosen = draws.Count > 0
            ? draws.OrderBy(i => buckets[i].First.Weight).First()
            : order.OrderBy(i => buckets[i].First.Rate * buckets[i].First.Multiplier).First();
        buckets[chosen] = (buckets[chosen].First, buckets[chosen].Count + target - minutes.Count);
    }

    private void Charge(OracleTicket ticket, OracleMinute price, long minutes)
    {
        var contract = price.Contract;
        if (price.Fate == Fate.Bill)
        {
            Line(ticket, price, ChargeKind.Time, Cents(minutes * price.Rate * price.Multiplier, 60m), (minutes, 1m), price.Multiplier);
            return;
        }

        var hours = contract.Kind == ContractKind.HoursPool;
        var amount = Cents(minutes * price.Rate * price.Multiplier, 60m);
        var wanted = hours ? minutes * price.Weight : amount;
        foreach (var grant in pool.ValidAt(contract, price.At).ToList())
        {
            var taken = Math.Min(wanted, pool.Left(contract, grant));
            if (taken > 0m)
            {
                pool.Take(contract, grant, taken);
                ticket.Draws.Add(new PoolDraw(ticket.Work.Request.Id, contract.Id, grant.Key, taken));
                wanted -= taken;
            }
        }

        if (wanted == 0m)
        {
            return;
        }

        ticket.Reasons.Add("pool-dry");
        if (!hours)
        {
            Line(ticket, price, ChargeKind.Overage, wanted, (minutes * wanted, amount), price.Multiplier);
        }
        else if (contract.Overage?.Basis == OverageBasis.Real)
        {
            Line(ticket, price, ChargeKind.Overage, Cents(wanted * price.Rate * price.Multiplier, price.Weight * 60m),
                (wanted, price.Weight), price.Multiplier);
        }
        else
        {
            Line(ticket, price, ChargeKind.Overage, Cents(wanted * price.Rate, 60m), (wanted, 1m), 1m);
        }
    }

    private void Line(OracleTicket ticket, OracleMinute price, ChargeKind kind, decimal amount, (decimal Top, decimal Bottom) minutes, decimal multiplier) =>
        ticket.Add(
            book, client, price.Contract, price.Day, kind, amount,
            new ChargedTime(price.Inside, Cents(minutes.Top, minutes.Bottom), multiplier, price.Rate), minutes);

    private void Fees(OracleTicket ticket)
    {
        foreach (var attendance in ticket.Minutes.Select(minute => minute.Attendance).Distinct().ToList())
        {
            var first = ticket.Minutes.First(minute => minute.At == attendance);
            if (!first.Inside && first.Chargeable && !ticket.OutsideFeeOn.Contains(attendance))
            {
                Fee(ticket, first, ChargeKind.CallOut, fees => fees.CallOut);
            }
        }

        foreach (var day in ticket.Minutes.Where(minute => minute.Entry.WorkType == WorkType.Onsite && minute.Chargeable).GroupBy(minute => minute.Day))
        {
            Fee(ticket, day.First(), ChargeKind.Trip, fees => fees.Trip);
        }

        if (ticket.Work.Request.EmergencyAccepted && ticket.Minutes[0] is { Chargeable: true } start)
        {
            Fee(ticket, start, ChargeKind.Emergency, fees => fees.Emergency);
        }
    }

    private void Fee(OracleTicket ticket, OracleMinute at, ChargeKind kind, Func<WorkFees, decimal?> fee) =>
        ticket.Add(book, client, at.Contract, at.Day, kind, fee(at.Contract.Fees) ?? fee(CardOf(at.Contract).Fees) ?? 0m, null);

    private TicketSettlement Summary(OracleTicket ticket) => ticket.Summary(book, client);

    private RateCard CardOf(Contract contract) =>
        book.FindRateCard(contract.RateCard ?? client.RateCard ?? book.Provider.RateCard)!;

    /// <summary>Two decimals, half up, by whole numbers alone.</summary>
    public static decimal Cents(decimal numerator, decimal divisor)
    {
        var (above, below) = (new BigInteger(numerator * 1_000_000m), new BigInteger(divisor * 1_000_000m));
        return (decimal)(((above * 200) + below) / (below * 2)) / 100m;
    }
}
