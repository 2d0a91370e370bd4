using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A contract of the client that is in force and includes the piece.</summary>
internal sealed record Candidate(Terms Terms, InForce Standing, bool Excluded, CandidateKey Key)
{
    /// <summary>The client's own contracts that are in force for the piece and include it, in the order of the book.</summary>
    public static List<Candidate> Of(WorkFacts work, long start, Balances opening)
    {
        var found = new List<Candidate>();
        foreach (var terms in work.Ticket.Client.Own)
        {
            var standing = terms.InForceFor(work.Ticket.Opened, start);
            if (standing != InForce.No && WorkRules.Includes(terms.Contract, work))
            {
                var excluded = WorkRules.Excludes(terms.Contract, work);
                found.Add(new Candidate(terms, standing, excluded, CandidateKey.Of(terms, work, start, opening)));
            }
        }

        return found;
    }

    /// <summary>By key; among equals those that are not excluded first, the preferred one before all, then by id.</summary>
    public int CompareTo(Candidate other, string? preferred)
    {
        var byKey = Key.CompareTo(other.Key);
        if (byKey != 0)
        {
            return byKey;
        }

        if (Excluded != other.Excluded)
        {
            return Excluded ? 1 : -1;
        }

        var (mine, theirs) = (Terms.Id == preferred, other.Terms.Id == preferred);
        return mine == theirs ? string.CompareOrdinal(Terms.Id, other.Terms.Id) : mine ? -1 : 1;
    }
}

/// <summary>What candidates are sorted by, before their ids.</summary>
/// <param name="Linked">0 for the explicitly linked contract, else 1.</param>
/// <param name="Kind">Fixed fee, then pools, then break-fix.</param>
/// <param name="Expiry">Of pools: the earliest day on which a grant with something left expires.</param>
internal readonly record struct CandidateKey(int Linked, ScopeLevel Level, int Kind, int Expiry, int Rank)
    : IComparable<CandidateKey>
{
    private const int NeverExpires = int.MaxValue - 1;
    private const int NothingLeft = int.MaxValue;

    private static readonly LocalDate DayZero = new(1970, 1, 1);

    public static CandidateKey Of(Terms terms, WorkFacts work, long start, Balances opening)
    {
        var contract = terms.Contract;
        return new CandidateKey(
            contract.Id == work.Ticket.Request.Contract ? 0 : 1,
            contract.Scope.Level,
            KindOrder(contract.Kind),
            EarliestExpiry(terms, terms.Reference(work.Ticket.Opened, start), opening),
            contract.Rank);
    }

    public int CompareTo(CandidateKey other)
    {
        var order = Linked.CompareTo(other.Linked);
        order = order != 0 ? order : Level.CompareTo(other.Level);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : Expiry.CompareTo(other.Expiry);
        return order != 0 ? order : Rank.CompareTo(other.Rank);
    }

    private static int KindOrder(ContractKind kind) => kind switch
    {
        ContractKind.FixedFee => 0,
        ContractKind.HoursPool or ContractKind.IncidentPool or ContractKind.AmountPool => 1,
        ContractKind.PerIncident or ContractKind.TimeAndMaterials => 2,
    };

    private static int EarliestExpiry(Terms terms, long reference, Balances opening)
    {
        if (terms.Grants is not { } calendar)
        {
            return 0;
        }

        foreach (var grant in calendar.At(reference).Grants)
        {
            if (opening.Opening(terms.Id, grant) > 0m)
            {
                return grant.Expiry is { } last ? Period.DaysBetween(DayZero, last) : NeverExpires;
            }
        }

        return NothingLeft;
    }
}
