using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Words and their stems as numbers, and each word's character 3- to 5-grams (the word's edges count as characters) as
/// numbers of a fixed range. Grows while articles are read; one thread writes, any number read what was written before.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Grams are hashed into so many numbers; two grams meeting is rare and harmless.</summary>
    public const int GramCount = 1 << 18;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly List<string> _stemTexts = [];
    private readonly List<int> _stemOfWord = [];
    private readonly List<int[]> _gramsOfWord = [];

    public int WordCount => _stemOfWord.Count;

    public int StemCount => _stems.Count;

    public int WordOf(string word)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var known);
        if (known) return id;
        id = _stemOfWord.Count;
        _gramsOfWord.Add(GramsOf(word));
        _stemOfWord.Add(StemOf(Terms.Stem(word)));
        return id;
    }

    public int? FindStem(string stem) => _stems.TryGetValue(stem, out var id) ? id : null;

    public int StemOfWord(int word) => _stemOfWord[word];

    public string StemText(int word) => _stemTexts[_stemOfWord[word]];

    public int[] GramsOfWord(int word) => _gramsOfWord[word];

    public static int[] GramsOf(string word)
    {
        var padded = string.Concat(" ", word, " ");
        if (padded.Length <= ShortestGram) return [Hash(padded)];
        var grams = new List<int>(padded.Length * 3);
        Add(padded, grams);
        return [.. grams];
    }

    /// <summary>Grams over a whole line, which also see how words follow each other.</summary>
    public static void AddLineGrams(string line, List<int> grams) => Add(string.Concat(" ", line, " "), grams);

    private static void Add(string text, List<int> grams)
    {
        for (var n = ShortestGram; n <= LongestGram; n++)
            for (var i = 0; i + n <= text.Length; i++) grams.Add(Hash(text.AsSpan(i, n)));
    }

    /// <summary>FNV-1a, folded; the same in every process, unlike the platform's string hash.</summary>
    private static int Hash(ReadOnlySpan<char> gram)
    {
        var hash = 2166136261u;
        foreach (var c in gram) hash = unchecked((hash ^ c) * 16777619u);
        return (int)((hash ^ (hash >> 14)) & (GramCount - 1));
    }

    private int StemOf(string stem)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, stem, out var known);
        if (known) return id;
        id = _stemTexts.Count;
        _stemTexts.Add(stem);
        return id;
    }
}
