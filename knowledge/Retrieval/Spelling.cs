using System.Numerics;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// The likeliest known stem for one that is misspelled. Stems are kept by first letter and length, so that few are looked at;
/// Lucene's fuzzy enumeration gives the same and takes many times as long, most of it for building its automaton.
/// </summary>
internal sealed class Spelling
{
    private const int Shortest = 4;
    private const int LongWord = 8;

    /// <summary>Longer ones are no words.</summary>
    private const int Longest = 40;

    /// <summary>Never changed; also has stems of articles that are gone.</summary>
    private readonly Dictionary<(char First, int Length), Entry[]> _byFirst;

    private readonly Corpus _corpus;

    private readonly record struct Entry(string Stem, uint Letters, int Id);

    private Spelling(Dictionary<(char First, int Length), Entry[]> byFirst, Corpus corpus) => (_byFirst, _corpus) = (byFirst, corpus);

    public static Spelling None { get; } = new([], Corpus.Empty);

    /// <summary>Of the next corpus. Its vocabulary has the stems of the one before under the same numbers, or is made anew.</summary>
    public Spelling Follow(CorpusStep step)
    {
        var stems = step.After.Vocabulary.StemTexts;
        var (known, first) = step.Before == _corpus ? (_byFirst, step.Before.Vocabulary.StemCount) : ([], 0);
        if (first == stems.Count) return new Spelling(known, step.After);
        var more = Enumerable.Range(first, stems.Count - first).Select(i => new Entry(stems[i], LettersOf(stems[i]), i))
            .Where(e => e.Stem.Length is > 0 and <= Longest).GroupBy(e => (e.Stem[0], e.Stem.Length));
        var byFirst = new Dictionary<(char First, int Length), Entry[]>(known);
        foreach (var entries in more) byFirst[entries.Key] = [.. byFirst.GetValueOrDefault(entries.Key, []), .. entries];
        return new Spelling(byFirst, step.After);
    }

    /// <summary>
    /// Within one wrong, missing, added or swapped letter, two in long words, the first letter being right; null when there is
    /// none, for short words and for codes.
    /// </summary>
    /// <param name="stem">Not a known one.</param>
    public string? Nearest(string stem)
    {
        if (stem.Length is < Shortest or > Longest || stem.Any(char.IsDigit)) return null;
        var most = stem.Length < LongWord ? 1 : 2;
        var letters = LettersOf(stem);
        var best = new Guess(null, 0, 0);
        Span<int> rows = stackalloc int[3 * (Longest + 3)];
        for (var length = Math.Max(2, stem.Length - most); length <= stem.Length + most; length++)
        {
            if (!_byFirst.TryGetValue((stem[0], length), out var entries)) continue;
            foreach (var entry in entries)
            {
                // Each wrong letter changes at most two bits.
                if (BitOperations.PopCount(entry.Letters ^ letters) > 2 * most) continue;
                var edits = Edits(stem, entry.Stem, most, rows);
                if (edits > most || !_corpus.IsKnown(entry.Id)) continue;
                var guess = new Guess(entry.Stem, 1 - (float)edits / Math.Min(stem.Length, length), _corpus.Bodies.Holding(entry.Id));
                if (guess.IsBetterThan(best)) best = guess;
            }
        }

        return best.Stem;
    }

    private static uint LettersOf(string stem)
    {
        var letters = 0u;
        foreach (var c in stem) letters |= 1u << (c & 31);
        return letters;
    }

    /// <summary>Optimal string alignment distance; gives up with a number above <paramref name="most"/>.</summary>
    private static int Edits(string a, string b, int most, Span<int> rows)
    {
        var width = b.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var current = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits = Math.Min(edits, before[j - 2] + 1);
                current[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least > most) return least;
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }

        return last[width - 1];
    }

    private readonly record struct Guess(string? Stem, float Likeness, int Texts)
    {
        public bool IsBetterThan(Guess other)
        {
            if (Likeness != other.Likeness) return Likeness > other.Likeness;
            return Texts != other.Texts ? Texts > other.Texts : string.CompareOrdinal(Stem, other.Stem) < 0;
        }
    }
}
