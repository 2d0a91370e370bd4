namespace SupportBot.Knowledge.Retrieval;

/// <summary>The number of a word or stem and how often a text has it, in four bytes: a large library has many millions of them.</summary>
internal readonly struct Tally(int id, int count)
{
    /// <summary>A vocabulary cannot grow beyond this.</summary>
    public const int MostIds = 1 << 24;

    private const int CountBits = 8;
    private const int MostCounted = (1 << CountBits) - 1;

    /// <summary>Ten times is not ten times as telling as once.</summary>
    private static readonly float[] Damping = [.. Enumerable.Range(0, MostCounted + 1).Select(n => n == 0 ? 0 : 1 + MathF.Log(n))];

    private readonly uint _packed = ((uint)id << CountBits) | (uint)Math.Min(count, MostCounted);

    public int Id => (int)(_packed >> CountBits);

    /// <summary>Counted to 255.</summary>
    public int Count => (int)(_packed & MostCounted);

    public float Damped => Damping[_packed & MostCounted];

    public static float Damp(float count) => 1 + MathF.Log(count);

    /// <summary>Every distinct number once, ascending.</summary>
    public static Tally[] Of(List<int> ids)
    {
        if (ids.Count == 0) return [];
        ids.Sort();
        var tallies = new Tally[CountDistinct(ids)];
        var at = 0;
        var start = 0;
        for (var i = 1; i <= ids.Count; i++)
        {
            if (i < ids.Count && ids[i] == ids[start]) continue;
            tallies[at++] = new Tally(ids[start], i - start);
            start = i;
        }

        return tallies;
    }

    private static int CountDistinct(List<int> sorted)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Count; i++)
            if (sorted[i] != sorted[i - 1]) distinct++;
        return distinct;
    }
}
