using System.Runtime.InteropServices;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>
/// Counts a text's words, neighbouring word pairs and character 3- to 5-grams. A feature is a 32-bit hash of its text, the
/// same in every process, so that a trained model needs no dictionary.
/// </summary>
internal static class TextFeatures
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>Words beyond this are not read.</summary>
    private const int MostWords = 600;

    public static (Dictionary<uint, int> Words, Dictionary<uint, int> Grams) Of(string text)
    {
        var words = Words.Of(text);
        if (words.Count > MostWords) words = words[..MostWords];
        var wordCounts = new Dictionary<uint, int>(words.Count * 2);
        var gramCounts = new Dictionary<uint, int>(words.Count * 12);
        var before = 0u;
        foreach (var word in words)
        {
            var hash = Hash(word.Text, seed: 1);
            Count(wordCounts, hash);
            if (before != 0) Count(wordCounts, unchecked((before * 31) ^ hash));
            before = hash;
            AddGrams(string.Concat(" ", word.Text, " "), gramCounts);
        }

        return (wordCounts, gramCounts);
    }

    private static void AddGrams(string padded, Dictionary<uint, int> counts)
    {
        for (var n = ShortestGram; n <= LongestGram; n++)
            for (var i = 0; i + n <= padded.Length; i++) Count(counts, Hash(padded.AsSpan(i, n), seed: 2));
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
