namespace SupportBot.Desk.Coverage;

/// <summary>
/// Which tickets of a run belong together: merged into each other, or joined to the same outage. Tickets without work or
/// without a decision connect others too.
/// </summary>
internal sealed class IncidentGraph
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> keys = new(StringComparer.Ordinal);

    public IncidentGraph(IReadOnlyCollection<TicketCase> cases)
    {
        foreach (var request in cases.Select(ticket => ticket.Request))
        {
            var node = TicketNode(request.Id);
            if (request.MergedInto is { } into)
            {
                Join(node, TicketNode(into));
            }

            if (request.Outage is { } outage)
            {
                Join(node, OutageNode(outage));
            }
        }

        foreach (var request in cases.Select(ticket => ticket.Request))
        {
            var known = KeysOf(request);
            known.Add(request.Id);
            AddIfGiven(known, request.MergedInto);
            AddIfGiven(known, request.Outage);
        }
    }

    /// <summary>Name of the ticket's group.</summary>
    public string GroupOf(CoverageRequest request) => Root(TicketNode(request.Id));

    /// <summary>Ticket ids, merge targets and outages of the ticket's group.</summary>
    public HashSet<string> KeysOf(CoverageRequest request)
    {
        var group = GroupOf(request);
        if (!keys.TryGetValue(group, out var known))
        {
            keys[group] = known = new HashSet<string>(StringComparer.Ordinal);
        }

        return known;
    }

    // A ticket and an outage may have the same id; the mark keeps them apart.
    private static string TicketNode(string id) => "t" + id;

    private static string OutageNode(string id) => "o" + id;

    private static void AddIfGiven(HashSet<string> known, string? key)
    {
        if (key is not null)
        {
            known.Add(key);
        }
    }

    private void Join(string one, string other)
    {
        var (a, b) = (Root(one), Root(other));
        if (!string.Equals(a, b, StringComparison.Ordinal))
        {
            parents[a] = b;
        }
    }

    private string Root(string node)
    {
        var root = node;
        while (parents.TryGetValue(root, out var parent))
        {
            root = parent;
        }

        // Shorten the way for the next look-up; a long chain of merges stays cheap.
        while (parents.TryGetValue(node, out var parent) && !string.Equals(parent, root, StringComparison.Ordinal))
        {
            parents[node] = root;
            node = parent;
        }

        return root;
    }
}
