using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Words and their stems as numbers, and each word's character 3- to 5-grams (the word's edges count as characters) as
/// numbers of a fixed range. Grows while articles are read by one thread; once a search reads it, it is not changed any more.
/// Words keep their numbers in what is made of it.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Grams are hashed into so many numbers; two grams meeting is rare and harmless.</summary>
    public const int GramCount = 1 << 18;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const uint HashStart = 2166136261u;
    private const uint HashFactor = 16777619u;

    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _stems;
    private readonly List<string> _stemTexts;
    private readonly List<int> _stemOfWord;
    private readonly List<int> _gramStarts;
    private readonly List<int> _grams;

    public Vocabulary()
    {
        _words = new Dictionary<string, int>(StringComparer.Ordinal);
        _stems = new Dictionary<string, int>(StringComparer.Ordinal);
        _stemTexts = [];
        _stemOfWord = [];
        _gramStarts = [0];
        _grams = [];
    }

    private Vocabulary(Vocabulary other)
    {
        _words = new Dictionary<string, int>(other._words, StringComparer.Ordinal);
        _stems = new Dictionary<string, int>(other._stems, StringComparer.Ordinal);
        _stemTexts = [.. other._stemTexts];
        _stemOfWord = [.. other._stemOfWord];
        _gramStarts = [.. other._gramStarts];
        _grams = [.. other._grams];
    }

    public int WordCount => _stemOfWord.Count;

    public int StemCount => _stems.Count;

    /// <summary>By number.</summary>
    public IReadOnlyList<string> StemTexts => _stemTexts;

    /// <summary>This one where it knows all of these words already; else a copy that may grow.</summary>
    public Vocabulary ReadyFor(IEnumerable<string> words) => words.All(_words.ContainsKey) ? this : new Vocabulary(this);

    public int WordOf(string word)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var known);
        if (known) return id;
        // Nobody's library has so many words; one that has takes the rest of them for one.
        id = Math.Min(_stemOfWord.Count, Tally.MostIds - 1);
        if (id < _stemOfWord.Count) return id;
        AddGrams(word, _grams);
        _gramStarts.Add(_grams.Count);
        _stemOfWord.Add(StemOf(Terms.Stem(word)));
        return id;
    }

    public int? FindStem(string stem) => _stems.TryGetValue(stem, out var id) ? id : null;

    public int StemOfWord(int word) => _stemOfWord[word];

    public ReadOnlySpan<int> GramsOfWord(int word) =>
        CollectionsMarshal.AsSpan(_grams)[_gramStarts[word].._gramStarts[word + 1]];

    /// <summary>Grams of a word or of a whole line, which also see how words follow each other; repeats are kept.</summary>
    public static void AddGrams(string text, List<int> grams)
    {
        const int edges = 2;
        Span<char> padded = text.Length <= 254 ? stackalloc char[text.Length + edges] : new char[text.Length + edges];
        padded[0] = ' ';
        text.CopyTo(padded[1..]);
        padded[^1] = ' ';
        if (padded.Length < ShortestGram)
        {
            grams.Add(Fold(HashStart));
            return;
        }

        for (var start = 0; start + ShortestGram <= padded.Length; start++) AddGramsAt(padded[start..], grams);
    }

    /// <summary>FNV-1a, folded; the same in every process, unlike the platform's string hash.</summary>
    private static void AddGramsAt(ReadOnlySpan<char> text, List<int> grams)
    {
        var hash = HashStart;
        for (var i = 0; i < Math.Min(LongestGram, text.Length); i++)
        {
            hash = unchecked((hash ^ text[i]) * HashFactor);
            if (i >= ShortestGram - 1) grams.Add(Fold(hash));
        }
    }

    private static int Fold(uint hash) => (int)((hash ^ (hash >> 14)) & (GramCount - 1));

    private int StemOf(string stem)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, stem, out var known);
        if (known) return id;
        id = _stemTexts.Count;
        _stemTexts.Add(stem);
        return id;
    }
}
