namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Which articles are worth a closer look. Lucene's inverted index over whole texts and headlines tells in a large library; in
/// a small one every article with a word of the question is.
/// </summary>
internal sealed class Candidates
{
    /// <summary>Taken from the whole texts, and again from the headlines.</summary>
    private const int MostOfEach = 64;

    /// <summary>Of a long question the rarest stems find the candidates; all of them rank.</summary>
    private const int MostStems = 48;

    /// <summary>In a library up to this size every article that shares a word with the question is looked at.</summary>
    private const int SmallLibrary = 2 * MostOfEach;

    /// <summary>
    /// Lucene reads at most so many entries of each field for a question, beginning with its rarest stems; a stem that half of
    /// a large library has tells nothing about where to look.
    /// </summary>
    private const int MostEntries = 60_000;

    /// <summary>So many of the rarest stems are looked up however many articles have them.</summary>
    private const int FewestStems = 2;

    private readonly Corpus _corpus;
    private readonly InvertedIndex? _inverted;
    private readonly bool _isOpen;

    private Candidates(Corpus corpus, InvertedIndex? inverted)
    {
        _corpus = corpus;
        _inverted = inverted;
        _isOpen = Array.TrueForAll(corpus.Articles, a => a.IsOpen);
    }

    public static Candidates None { get; } = new(Corpus.Empty, null);

    /// <summary>Of the next corpus. One thread, and only on the newest.</summary>
    public Candidates Follow(CorpusStep step)
    {
        var isLarge = step.After.Articles.Length > SmallLibrary;
        if (!isLarge) return new Candidates(step.After, null);
        return new Candidates(step.After, _inverted is null || step.Before != _corpus ? InvertedIndex.Of(step.After) : _inverted.Follow(step));
    }

    /// <param name="question">As it was asked.</param>
    /// <param name="vectors">The same question, taken.</param>
    /// <param name="scope">What the asker may see; nothing else is given.</param>
    public List<int> For(Question question, QuestionVectors vectors, ArticleScope scope) =>
        _inverted is null ? AnyOf(vectors, scope) : Find(_inverted, question, scope);

    private List<int> AnyOf(QuestionVectors vectors, ArticleScope scope)
    {
        var found = new List<int>(_corpus.Articles.Length);
        for (var i = 0; i < _corpus.Articles.Length; i++)
            if (vectors.HasAny(_corpus.Articles[i].Whole.Stems) && scope.Allows(_corpus.Articles[i].Article)) found.Add(i);
        return found;
    }

    private List<int> Find(InvertedIndex inverted, Question question, ArticleScope scope)
    {
        var stems = Telling(question);
        if (stems.Count == 0) return [];
        var asker = _isOpen ? null : scope;
        var found = new HashSet<int>(inverted.Best(InvertedIndex.Body, stems, asker, MostOfEach));
        found.UnionWith(inverted.Best(InvertedIndex.Headline, stems, asker, MostOfEach));
        return [.. found];
    }

    /// <summary>The question's rarest known stems.</summary>
    private List<(string Stem, float Weight)> Telling(Question question)
    {
        var known = new List<(string Stem, float Weight, int Articles)>();
        foreach (var (stem, weight) in question.Asked.Concat(question.StandIns))
            if (_corpus.FindStem(stem) is { } id) known.Add((stem, weight, _corpus.Bodies.Holding(id)));
        known.Sort(static (a, b) => a.Articles != b.Articles ? a.Articles.CompareTo(b.Articles) : string.CompareOrdinal(a.Stem, b.Stem));
        var entries = 0L;
        var count = 0;
        while (count < Math.Min(MostStems, known.Count) && (count < FewestStems || entries + known[count].Articles <= MostEntries))
            entries += known[count++].Articles;
        return known[..count].ConvertAll(k => (k.Stem, k.Weight));
    }
}
