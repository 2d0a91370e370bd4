namespace SupportBot.Knowledge.Quality;

/// <summary>An order that looks random, is the same everywhere, and changes with its seed.</summary>
public static class SeededOrder
{
    public static IOrderedEnumerable<T> By<T>(IEnumerable<T> items, int seed, Func<T, string> key) =>
        items.OrderBy(item => Hash(seed, key(item))).ThenBy(key, StringComparer.Ordinal);

    /// <summary>FNV-1a over the seed and the text, mixed once more because near texts have near hashes.</summary>
    private static ulong Hash(int seed, string text)
    {
        unchecked
        {
            var hash = (14695981039346656037UL ^ (uint)seed) * 1099511628211UL;
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            hash ^= hash >> 33;
            hash *= 0xff51afd7ed558ccdUL;
            return hash ^ (hash >> 33);
        }
    }
}
