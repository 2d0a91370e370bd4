using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>What the oracle knows of a ticket.</summary>
internal sealed class OracleTicket
{
    public OracleTicket(TicketWork work, Client client)
    {
        Work = work;
        Entries = work.Entries
            .Select(entry => entry.Minutes is { } minutes ? entry with { End = entry.Start + Duration.FromMinutes(minutes) } : entry)
            .Where(entry => entry.End > entry.Start)
            .ToList();
        RecentFix = IsRecent(work.Request, client);
    }

    public static Comparer<OracleMinute> ByMinute { get; } = Comparer<OracleMinute>.Create((a, b) =>
        a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Entry.Id, b.Entry.Id));

    public TicketWork Work { get; }

    public List<LoggedEntry> Entries { get; }

    public bool RecentFix { get; }

    public CoverageOutcome? Outcome { get; set; }

    public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    public Attribution? Attribution { get; set; } = SupportBot.Desk.Coverage.Attribution.Settled;

    /// <summary>By minute, then entry id.</summary>
    public List<OracleMinute> Minutes { get; } = [];

    public List<(Charge Charge, decimal TaxRate, (decimal Top, decimal Bottom) Minutes)> Lines { get; } = [];

    public List<PoolDraw> Draws { get; } = [];

    public long Rounded { get; set; }

    public HashSet<Instant> OutsideFeeOn { get; } = [];

    public OracleTicket Undetermined(params string[] reasons)
    {
        Outcome = CoverageOutcome.Undetermined;
        Attribution = null;
        Reasons.Clear();
        Reasons.UnionWith(reasons);
        return this;
    }

    public OracleTicket Take(OracleAssignment assignment)
    {
        Reasons.UnionWith(assignment.Reasons);
        Minutes.AddRange(assignment.Minutes.Order(ByMinute));
        return this;
    }

    public void Add(ContractBook book, Client client, Contract contract, LocalDate day, ChargeKind kind, decimal amount, ChargedTime? time, (decimal Top, decimal Bottom) minutes = default)
    {
        if (amount == 0m)
        {
            return;
        }

        var card = book.FindRateCard(contract.RateCard ?? client.RateCard ?? book.Provider.RateCard)!;
        var percent = book.FindTax(contract.Tax ?? client.Tax ?? card.Tax)?.Rate ?? 0m;
        var tax = SettleOracle.Cents(amount * percent, 100m);
        Lines.Add((new Charge(Work.Request.Id, day, contract.Id, kind, time, amount, tax), percent, minutes));
    }

    public TicketSettlement Summary(ContractBook book, Client client)
    {
        var (net, tax) = (Lines.Sum(line => line.Charge.Amount), Lines.Sum(line => line.Charge.Tax));
        var (invoiced, held) = (new Amounts(net, tax), HeldWork.None);
        if (Work.Authorised is { } authorised && net > authorised)
        {
            Reasons.Add("not-authorised");
            (invoiced, held) = Hold(net - authorised);
        }

        var worked = Entries.Sum(entry => (long)(entry.End - entry.Start).TotalMinutes);
        var covered = Outcome == CoverageOutcome.CoveredWarranty ? worked : Minutes.Count(minute => minute.Fate == Fate.Covered);
        return new TicketSettlement
        {
            Id = Work.Request.Id,
            Outcome = Outcome ?? Of(net, covered),
            Reasons = [.. Reasons.Select(name => Enum.GetValues<CoverageReason>().Single(reason => reason.Name() == name))],
            Contracts = [.. Minutes.Select(minute => minute.Contract.Id).Distinct().Order(StringComparer.Ordinal)],
            Attribution = Attribution,
            Minutes = new WorkedMinutes(worked, covered, Minutes.Count(minute => minute.Fate == Fate.InFee), Rounded),
            Charged = new Amounts(net, tax),
            CoveredValue = CoveredValue(book, client),
            Invoiced = invoiced,
            Held = held,
            Card = null!,
        };
    }

    private static bool IsRecent(CoverageRequest request, Client client)
    {
        if (request.Linked is not { } linked || client.Policy.WorkWarrantyDays == 0 || linked.ResolvedAt > request.OpenedAt)
        {
            return false;
        }

        var last = linked.ResolvedAt.InZone(client.Zone).Date.PlusDays(client.Policy.WorkWarrantyDays);
        return request.OpenedAt.InZone(client.Zone).Date <= last
            && ((linked.Device is not null && linked.Device == request.Device) || linked.Service == request.Service);
    }

    private CoverageOutcome Of(decimal net, long covered) => (net, Draws.Count, covered) switch
    {
        (0m, > 0, _) => CoverageOutcome.CoveredPool,
        (0m, _, _) => CoverageOutcome.Covered,
        (_, > 0, _) or (_, _, > 0) => CoverageOutcome.Partly,
        _ => CoverageOutcome.Billable,
    };

    private (Amounts Invoiced, HeldWork Held) Hold(decimal excess)
    {
        var left = Lines.ConvertAll(line => line.Charge.Amount);
        var (rest, minutes) = (excess, 0m);
        foreach (var i in Enumerable.Range(0, Lines.Count).Reverse().OrderBy(i => Lines[i].Charge.Time is null))
        {
            var charge = Lines[i].Charge;
            var held = Math.Min(rest, charge.Amount);
            rest -= held;
            left[i] -= held;
            minutes += charge.Time is null
                ? 0m
                : SettleOracle.Cents(Lines[i].Minutes.Top * held, Lines[i].Minutes.Bottom * charge.Amount);
        }

        var tax = left.Zip(Lines, (amount, line) => SettleOracle.Cents(amount * line.TaxRate, 100m)).Sum();
        return (new Amounts(left.Sum(), tax), new HeldWork(excess, minutes));
    }

    private decimal CoveredValue(ContractBook book, Client client)
    {
        var rules = new OracleRules(book, client, Work.Request);
        var card = book.FindRateCard(client.RateCard ?? book.Provider.RateCard)!;
        var free = Outcome == CoverageOutcome.CoveredWarranty
            ? Entries.SelectMany(entry => OracleCalendar.Minutes(entry.Start, entry.End).Select(at => (Entry: entry, Day: DayOf(entry, client))))
            : Minutes.Where(minute => minute.Fate == Fate.Covered).Select(minute => (minute.Entry, minute.Day));
        var value = 0m;
        foreach (var day in free.Where(row => rules.ClientRate(row.Entry) is not null).GroupBy(row => row.Day))
        {
            var rates = day.GroupBy(row => rules.ClientRate(row.Entry)!.Value).OrderBy(group => group.Key)
                .Select(group => (Rate: group.Key, Minutes: group.LongCount())).ToList();
            var total = rates.Sum(rate => rate.Minutes);
            var target = Math.Max(card.Minimum, (total + card.Increment - 1) / card.Increment * card.Increment);
            rates[0] = (rates[0].Rate, rates[0].Minutes + target - total);
            value += rates.Sum(rate => SettleOracle.Cents(rate.Minutes * rate.Rate, 60m));
        }

        return value;
    }

    private LocalDate DayOf(LoggedEntry entry, Client client)
    {
        var start = entry.Start;
        while (Entries.Any(other => other.Start < start && start <= other.End))
        {
            start = Entries.Where(other => other.Start < start && start <= other.End).Min(other => other.Start);
        }

        return start.InZone(client.Zone).Date;
    }
}
