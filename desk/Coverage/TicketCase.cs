using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>How far a ticket gets before prices matter.</summary>
internal enum CaseState
{
    Undetermined,
    Warranty,
    NoWork,
    Working,
}

/// <summary>A ticket on its way through a settle run; each rule adds to it.</summary>
internal sealed class TicketCase
{
    private ReasonSet reasons;

    public TicketCase(TicketWork work, TicketFacts? facts, ReasonSet found, DateTimeZone zone)
    {
        Work = work;
        Facts = facts;
        reasons = found;
        Entries = Entry.Of(work.Entries, zone);
    }

    private TicketCase(TicketCase whole, List<Segment> segments)
    {
        Work = whole.Work;
        Facts = whole.Facts;
        Entries = whole.Entries;
        State = CaseState.Working;
        Segments = segments;
    }

    public TicketWork Work { get; }

    public CoverageRequest Request => Work.Request;

    /// <summary>Null when something the request names is unknown.</summary>
    public TicketFacts? Facts { get; }

    public Entry[] Entries { get; }

    public CaseState State { get; private set; } = CaseState.Undetermined;

    public ReasonSet Reasons => reasons;

    public Attribution Attribution { get; private set; } = Attribution.Settled;

    /// <summary>By minute, then entry id; empty unless working.</summary>
    public List<Segment> Segments { get; private set; } = [];

    public List<Line> Lines { get; } = [];

    public List<PoolDraw> Draws { get; } = [];

    /// <summary>Sum of the rounded group totals, minutes.</summary>
    public long Rounded { get; set; }

    /// <summary>Ids of the contracts that took a minute, ascending.</summary>
    public ImmutableArray<string> ContractIds =>
        [.. Segments.Select(segment => segment.Terms.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public WorkedMinutes Minutes
    {
        get
        {
            var worked = Entries.Sum(entry => entry.Length);
            return new WorkedMinutes(
                worked, State == CaseState.Warranty ? worked : MinutesOf(Treatment.Covered), MinutesOf(Treatment.InFee), Rounded);
        }
    }

    public Amounts Charged => Lines.Aggregate(Amounts.Zero, (sum, line) => sum + new Amounts(line.Charge.Amount, line.Charge.Tax));

    public decimal Net => Lines.Sum(line => line.Charge.Amount);

    public long MinutesOf(Treatment treatment) =>
        Segments.Where(segment => segment.Treatment == treatment).Sum(segment => segment.Length);

    public void Add(CoverageReason reason) => reasons.Add(reason);

    /// <summary>The reason is the only one: what else was found does not matter without a decision.</summary>
    public void LeaveUndetermined(CoverageReason reason)
    {
        State = CaseState.Undetermined;
        reasons = default;
        reasons.Add(reason);
    }

    public void End(CaseState state) => State = state;

    public void Begin(Assignment assignment, Attribution attribution)
    {
        State = CaseState.Working;
        Attribution = attribution;
        reasons.AddAll(assignment.Reasons);
        Resegment(assignment.Segments);
    }

    /// <summary>
    /// The same ticket with only the work before the minute, assigned as in the whole and not charged. Only its money is
    /// meant: reasons and logged entries are not those of the shorter work.
    /// </summary>
    public TicketCase Before(long end, IReadOnlyList<Segment> assigned)
    {
        var segments = new List<Segment>(assigned.Count);
        foreach (var segment in assigned)
        {
            if (segment.Start < end)
            {
                segment.Entry.Attendance.CallOutIncluded = false;
                segments.Add(segment.End <= end ? segment : segment with { End = end });
            }
        }

        return new TicketCase(this, segments);
    }

    public void Resegment(List<Segment> segments)
    {
        segments.Sort(Segment.InOrder);
        Segments = segments;
    }

    public void Charge(Terms terms, LocalDate day, ChargeKind kind, decimal amount, ChargedTime? time = null, Quotient minutes = default)
    {
        if (amount != 0m)
        {
            var tax = Exact.Share(amount, terms.TaxRate);
            Lines.Add(new Line(new Charge(Request.Id, day, terms.Id, kind, time, amount, tax), terms.TaxRate, minutes));
        }
    }

    public void Draw(Terms terms, Grant grant, decimal quantity)
    {
        if (quantity > 0m)
        {
            Draws.Add(new PoolDraw(Request.Id, terms.Id, grant.Key, quantity));
        }
    }
}

/// <summary>A charge, the percent of its tax and, of time, its minutes before they were rounded to be shown.</summary>
internal sealed record Line(Charge Charge, decimal TaxRate, Quotient Minutes);
