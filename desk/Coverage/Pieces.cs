namespace SupportBot.Desk.Coverage;

/// <summary>R1: entries cut at the local midnights at which a visible contract begins, ends or leaves grace.</summary>
internal static class Pieces
{
    /// <param name="edges">Ascending.</param>
    /// <returns>The starts of the pieces of [start, end), and the end.</returns>
    public static List<long> Cut(long start, long end, long[] edges)
    {
        var cuts = new List<long>(2) { start };
        var next = Array.BinarySearch(edges, start);
        for (var i = next < 0 ? ~next : next + 1; i < edges.Length && edges[i] < end; i++)
        {
            cuts.Add(edges[i]);
        }

        cuts.Add(end);
        return cuts;
    }
}
