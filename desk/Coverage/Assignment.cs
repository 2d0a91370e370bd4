using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Which contract takes which minutes of a ticket, and how it treats them.</summary>
internal sealed class Assignment
{
    private readonly TicketFacts facts;
    private readonly Balances opening;
    private readonly string? preferred;
    private ReasonSet reasons;

    private Assignment(TicketFacts facts, Balances opening, string? preferred)
    {
        this.facts = facts;
        this.opening = opening;
        this.preferred = preferred;
    }

    /// <summary>In the order of entries; within an entry not by time when contracts pass minutes on.</summary>
    public List<Segment> Segments { get; } = [];

    public ReasonSet Reasons => reasons;

    /// <summary>Why some minute cannot be placed: the first cause met; null when all are.</summary>
    public CoverageReason? Failure { get; private set; }

    /// <summary>Contracts that stand first as equals for some piece.</summary>
    public SortedSet<string>? Tied { get; private set; }

    public static Assignment Of(TicketFacts facts, Entry[] entries, Balances opening, string? preferred)
    {
        var assignment = new Assignment(facts, opening, preferred);
        foreach (var entry in entries)
        {
            assignment.Place(entry);
        }

        return assignment;
    }

    private void Place(Entry entry)
    {
        var work = new WorkFacts(facts, entry.WorkType, entry.Role);
        var cuts = Pieces.Cut(entry.Start, entry.End, facts.Client.ContractEdges);
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var chain = Chain.Build(work, cuts[i], opening, preferred);
            if (chain.Tied.Count > 0)
            {
                Tied ??= new SortedSet<string>(StringComparer.Ordinal);
                Tied.UnionWith(chain.Tied);
            }

            // Later pieces are still looked at for ties: a tied contract is tried before the cause is known.
            if (Failure is null)
            {
                Offer(chain.Links, work, entry, cuts[i], cuts[i + 1]);
            }
        }
    }

    private void Offer(IReadOnlyList<Link> chain, WorkFacts work, Entry entry, long start, long end)
    {
        var rest = new List<HoursPart> { new(start, end, Inside: false) };
        foreach (var link in chain)
        {
            var passedOn = new List<HoursPart>();
            foreach (var part in rest)
            {
                OfferTo(link, work, entry, part, passedOn);
                if (Failure is not null)
                {
                    return;
                }
            }

            rest = passedOn;
            if (rest.Count == 0)
            {
                return;
            }
        }

        Failure = CoverageReason.NoOffer;
    }

    private void OfferTo(Link link, WorkFacts work, Entry entry, HoursPart offered, List<HoursPart> passedOn)
    {
        var terms = link.Terms;
        var allHours = facts.AllHoursApply && terms.Hours.Calendar.P1AllHours;
        foreach (var part in Coverage.Segments.ByHours(terms, offered.Start, offered.End))
        {
            if (!part.Inside)
            {
                reasons.Add(allHours ? CoverageReason.P1Hours : CoverageReason.OutsideHours);
            }

            var inside = part.Inside || allHours;
            if (!inside && terms.Contract.Outside.Rule == OutsideRule.NotOffered)
            {
                passedOn.Add(part);
                continue;
            }

            Take(link, work, entry, part with { Inside = inside });
            if (Failure is not null)
            {
                return;
            }
        }
    }

    private void Take(Link link, WorkFacts work, Entry entry, HoursPart part)
    {
        var contract = link.Terms.Contract;
        var handling = Treatments.Of(contract, work, part.Inside);
        var rate = 0m;
        if (Treatments.NeedsRate(handling.Treatment))
        {
            var ownRate = contract.Kind == ContractKind.HoursPool && handling.Treatment == Treatment.Draw
                ? contract.Overage?.Rate
                : null;
            if ((ownRate ?? link.Terms.Rate(work.WorkType, work.Role)) is not { } found)
            {
                Failure = CoverageReason.NoRate;
                return;
            }

            rate = found;
        }

        var whole = new Segment(
            link.Terms, entry, part.Start, part.End, part.Inside,
            handling.Treatment, handling.Multiplier, handling.Weight, rate, GrantSet.None);
        Coverage.Segments.Add(Segments, whole, handling.Classes);
        AddReasons(link);
    }

    private void AddReasons(Link link)
    {
        if (facts.Client.IsDefault(link.Terms.Id))
        {
            reasons.Add(CoverageReason.DefaultContract);
        }

        if (link.Standing == InForce.Grace)
        {
            reasons.Add(CoverageReason.Grace);
        }

        if (link.AfterExcluded)
        {
            reasons.Add(CoverageReason.Excluded);
        }
    }
}
