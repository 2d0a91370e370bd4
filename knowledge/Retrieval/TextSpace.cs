namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// How rare stems and character grams are among some texts. Never changed: another set of texts is another space, made from this
/// one by what went and what came. Counts are whole numbers, so the way to a set of texts does not show in them.
/// </summary>
internal sealed class TextSpace
{
    private readonly int[] _holding;
    private readonly long _words;
    private readonly ByCount _rarities;
    private readonly ByCount _weights;

    private TextSpace(int[] holding, GramSpace grams, int count, long words)
    {
        _holding = holding;
        Grams = grams;
        Count = count;
        _words = words;
        MeanLength = count == 0 ? 1 : (float)Math.Max(1, (double)words / count);
        _rarities = ByCount.Rarities(count);
        _weights = ByCount.Weights(count);
    }

    /// <summary>Of no text at all.</summary>
    public static TextSpace Empty { get; } = new([], GramSpace.Empty, 0, 0);

    public int Count { get; }

    /// <summary>Mean number of words.</summary>
    public float MeanLength { get; }

    public GramSpace Grams { get; }

    /// <summary>Rarity of a word that no text has.</summary>
    public float UnknownRarity => _rarities[0];

    /// <summary>Texts that have the stem.</summary>
    public int Holding(int stem) => _holding[stem];

    /// <summary>BM25's inverse document frequency.</summary>
    public float Rarity(int stem) => _rarities[_holding[stem]];

    /// <summary>Smoothed inverse document frequency for cosines.</summary>
    public float StemWeight(int stem) => _weights[_holding[stem]];

    /// <param name="vocabulary">Knows the words of these texts and of all before.</param>
    public TextSpace With(Vocabulary vocabulary, List<TextTally> gone, List<TextTally> come)
    {
        var holding = new int[vocabulary.StemCount];
        _holding.CopyTo(holding, 0);
        var words = _words;
        foreach (var text in gone)
        {
            words -= text.Length;
            foreach (var stem in text.Stems) holding[stem.Id]--;
        }

        foreach (var text in come)
        {
            words += text.Length;
            foreach (var stem in text.Stems) holding[stem.Id]++;
        }

        return new TextSpace(holding, Grams.With(vocabulary, gone, come), Count - gone.Count + come.Count, words);
    }
}
