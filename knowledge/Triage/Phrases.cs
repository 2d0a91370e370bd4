using System.Collections.Frozen;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>A phrase of the word lists found in a text.</summary>
/// <param name="Tag">What the list says about the phrase.</param>
/// <param name="First">Position of its first word.</param>
/// <param name="Last">Position of its last word, inclusive.</param>
internal readonly record struct PhraseMatch<T>(T Tag, int First, int Last)
{
    public bool IsInside(PhraseMatch<T> other) =>
        other.First <= First && Last <= other.Last && other.Last - other.First > Last - First;
}

/// <summary>Finds many phrases in a text at once.</summary>
internal sealed class Phrases<T>
{
    private const int IndexedLetters = 2;

    private readonly FrozenDictionary<string, (Phrase Phrase, T Tag)[]> _byFirstLetters;

    /// <exception cref="FormatException">A phrase has no word, or begins with a gap.</exception>
    public Phrases(IEnumerable<(string Text, T Tag)> phrases) =>
        _byFirstLetters = phrases
            .SelectMany(p => Phrase.Read(p.Text).Select(phrase => (phrase, p.Tag)))
            .GroupBy(p => Letters(p.phrase.FirstWord), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>All matches; of two where one lies inside the other only the longer one.</summary>
    public List<PhraseMatch<T>> Find(IReadOnlyList<Word> words)
    {
        var found = new List<PhraseMatch<T>>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!_byFirstLetters.TryGetValue(Letters(words[i].Text), out var candidates)) continue;
            foreach (var (phrase, tag) in candidates)
                if (phrase.LastWordFrom(words, i) is { } last) found.Add(new PhraseMatch<T>(tag, i, last));
        }

        return found.Count < 2 ? found : [.. found.Where(m => !found.Exists(m.IsInside))];
    }

    private static string Letters(string word) => word.Length <= IndexedLetters ? word : word[..IndexedLetters];
}
