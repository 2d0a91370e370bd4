namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Finds references that lead back to where they start.</summary>
internal static class Rings
{
    /// <summary>
    /// For each ring (items that reach one another, or an item that names itself) the position of its first member.
    /// References to unknown ids lead nowhere. Takes time linear in items and references, without recursion.
    /// </summary>
    public static IReadOnlyList<int> FirstMembers<T>(IReadOnlyList<T> items, Func<T, string> id, Func<T, IEnumerable<string>> next)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++) positions.TryAdd(id(items[i]), i);
        var edges = new int[items.Count][];
        for (var i = 0; i < items.Count; i++)
            edges[i] = [.. next(items[i]).Where(positions.ContainsKey).Select(to => positions[to])];
        return new Search(edges).Run();
    }

    /// <summary>Tarjan's strongly connected components with its own stack.</summary>
    private sealed class Search(int[][] edges)
    {
        private readonly int[] _number = new int[edges.Length];
        private readonly int[] _low = new int[edges.Length];
        private readonly bool[] _open = new bool[edges.Length];
        private readonly Stack<int> _component = new();
        private readonly Stack<(int Node, int Edge)> _path = new();
        private readonly List<int> _firsts = [];
        private int _count;

        public List<int> Run()
        {
            for (var start = 0; start < edges.Length; start++)
            {
                if (_number[start] == 0 && edges[start].Length > 0) From(start);
            }
            return _firsts;
        }

        private void From(int start)
        {
            Enter(start);
            while (_path.TryPop(out var at))
            {
                if (at.Edge < edges[at.Node].Length)
                {
                    _path.Push((at.Node, at.Edge + 1));
                    var to = edges[at.Node][at.Edge];
                    if (_number[to] == 0) Enter(to);
                    else if (_open[to]) _low[at.Node] = Math.Min(_low[at.Node], _number[to]);
                    continue;
                }
                if (_low[at.Node] == _number[at.Node]) Close(at.Node);
                if (_path.TryPeek(out var from)) _low[from.Node] = Math.Min(_low[from.Node], _low[at.Node]);
            }
        }

        private void Enter(int node)
        {
            _number[node] = _low[node] = ++_count;
            _open[node] = true;
            _component.Push(node);
            _path.Push((node, 0));
        }

        private void Close(int root)
        {
            var (first, size) = (root, 0);
            while (_component.TryPop(out var member))
            {
                _open[member] = false;
                first = Math.Min(first, member);
                size++;
                if (member == root) break;
            }
            if (size > 1 || edges[root].Contains(root)) _firsts.Add(first);
        }
    }
}
