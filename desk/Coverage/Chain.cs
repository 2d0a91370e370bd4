namespace SupportBot.Desk.Coverage;

/// <summary>One contract in the order in which a piece is offered.</summary>
/// <param name="AfterExcluded">An excluded candidate stands before this place.</param>
internal readonly record struct Link(Terms Terms, InForce Standing, bool AfterExcluded);

/// <summary>R6: the contracts that a piece is offered to, in order, each once.</summary>
internal sealed class Chain
{
    private readonly List<Link> links = [];
    private readonly CompiledClient client;
    private readonly WorkFacts work;
    private readonly long start;
    private bool excludedBefore;
    private bool firstSeen;

    private Chain(CompiledClient client, WorkFacts work, long start)
    {
        this.client = client;
        this.work = work;
        this.start = start;
    }

    public IReadOnlyList<Link> Links => links;

    /// <summary>Ids of equal contracts that all stand first; empty when the order is certain.</summary>
    public IReadOnlyList<string> Tied { get; private set; } = [];

    /// <param name="start">First minute of the piece.</param>
    /// <param name="preferred">A contract to sort first among its equals; null = by id.</param>
    public static Chain Build(WorkFacts work, long start, Balances opening, string? preferred)
    {
        var client = work.Ticket.Client;
        var chain = new Chain(client, work, start);
        var candidates = Candidate.Of(work, start, opening);
        if (candidates.Count > 1)
        {
            candidates.Sort((a, b) => a.CompareTo(b, preferred));
        }

        foreach (var candidate in candidates)
        {
            chain.Place(candidate, candidates);
        }

        chain.AddDefault(client.Client.DefaultContract);
        chain.AddDefault(client.Book.Provider.DefaultContract);
        return chain;
    }

    private void Place(Candidate candidate, List<Candidate> all)
    {
        if (candidate.Excluded)
        {
            excludedBefore = true;
        }
        else
        {
            if (!firstSeen)
            {
                firstSeen = true;
                Tied = links.Count == 0 ? EqualsOf(candidate, all) : [];
            }

            Add(candidate.Terms, candidate.Standing);
        }

        AddFallback(candidate.Terms);
    }

    private static List<string> EqualsOf(Candidate first, List<Candidate> all)
    {
        var equal = all.Where(other => !other.Excluded && other.Key.CompareTo(first.Key) == 0).ToList();
        return equal.Count > 1 ? equal.ConvertAll(other => other.Terms.Id) : [];
    }

    /// <summary>A fallback counts if in force and included; an excluded one passes on to its own.</summary>
    private void AddFallback(Terms from)
    {
        for (var next = client.Find(from.Contract.Fallback); next is not null; next = client.Find(next.Contract.Fallback))
        {
            var standing = next.InForceFor(work.Ticket.Opened, start);
            if (standing == InForce.No || !WorkRules.Includes(next.Contract, work))
            {
                return;
            }

            if (!WorkRules.Excludes(next.Contract, work))
            {
                Add(next, standing);
                return;
            }
        }
    }

    private void AddDefault(string? id)
    {
        if (client.Find(id) is { } terms)
        {
            var standing = terms.InForceFor(work.Ticket.Opened, start);
            if (standing != InForce.No)
            {
                Add(terms, standing);
            }
        }
    }

    private void Add(Terms terms, InForce standing)
    {
        foreach (var link in links)
        {
            if (ReferenceEquals(link.Terms, terms))
            {
                return;
            }
        }

        links.Add(new Link(terms, standing, excludedBefore));
    }
}
