using System.Runtime.InteropServices;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>
/// Counts a text's words, neighbouring word pairs and character 3- to 5-grams; the first line of several, which says what the
/// rest is about, counts once more by itself. A feature is a 32-bit hash of its text, the same in every process, so that a
/// trained model needs no dictionary.
/// </summary>
internal static class TextFeatures
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    private const uint Word = 1;
    private const uint Gram = 2;
    private const uint FirstLineWord = 3;
    private const uint FirstLineGram = 4;

    /// <summary>Words beyond this are not read.</summary>
    private const int MostWords = 600;

    public static (Dictionary<uint, int> Words, Dictionary<uint, int> Grams) Of(string text)
    {
        var words = Words.Of(text);
        if (words.Count > MostWords) words = words[..MostWords];
        var wordCounts = new Dictionary<uint, int>(words.Count * 2);
        var gramCounts = new Dictionary<uint, int>(words.Count * 12);
        var before = 0u;
        var firstLine = text.IndexOf('\n', StringComparison.Ordinal);
        foreach (var word in words)
        {
            var padded = string.Concat(" ", word.Text, " ");
            if (word.Start < firstLine)
            {
                Count(wordCounts, Hash(word.Text, FirstLineWord));
                AddGrams(padded, FirstLineGram, gramCounts);
            }

            var hash = Hash(word.Text, Word);
            Count(wordCounts, hash);
            if (before != 0) Count(wordCounts, unchecked((before * 31) ^ hash));
            before = hash;
            AddGrams(padded, Gram, gramCounts);
        }

        return (wordCounts, gramCounts);
    }

    private static void AddGrams(string padded, uint kind, Dictionary<uint, int> counts)
    {
        for (var n = ShortestGram; n <= LongestGram; n++)
            for (var i = 0; i + n <= padded.Length; i++) Count(counts, Hash(padded.AsSpan(i, n), kind));
    }

    private static void Count(Dictionary<uint, int> counts, uint feature) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;

    /// <summary>FNV-1a.</summary>
    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = 2166136261u ^ seed;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }
}
