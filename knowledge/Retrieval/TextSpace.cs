namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// How rare stems and character grams are among some texts. Never changed: another set of texts is another space, made from this
/// one by what went and what came. Counts are whole numbers, so the way to a set of texts does not show in them.
/// </summary>
internal sealed class TextSpace
{
    private readonly ByCount _rarities;
    private readonly ByCount _weights;

    private TextSpace(FieldCounts counts, GramSpace grams, int count)
    {
        Counts = counts;
        Grams = grams;
        Count = count;
        MeanLength = count == 0 ? 1 : (float)Math.Max(1, (double)counts.Words / count);
        _rarities = ByCount.Rarities(count);
        _weights = ByCount.Weights(count);
    }

    /// <summary>Of no text at all.</summary>
    public static TextSpace Empty { get; } = new(FieldCounts.None, GramSpace.Empty, 0);

    public int Count { get; }

    /// <summary>Texts by stem, and all their words.</summary>
    public FieldCounts Counts { get; }

    /// <summary>Mean number of words.</summary>
    public float MeanLength { get; }

    public GramSpace Grams { get; }

    /// <summary>Rarity of a word that no text has.</summary>
    public float UnknownRarity => _rarities[0];

    /// <summary>Texts that have the stem.</summary>
    public int Holding(int stem) => Counts.Holding[stem];

    /// <summary>BM25's inverse document frequency.</summary>
    public float Rarity(int stem) => _rarities[Counts.Holding[stem]];

    /// <summary>Smoothed inverse document frequency for cosines.</summary>
    public float StemWeight(int stem) => _weights[Counts.Holding[stem]];

    /// <param name="vocabulary">Knows the words of these texts and of all before.</param>
    public TextSpace With(Vocabulary vocabulary, List<TextTally> gone, List<TextTally> come) => new(
        Counts.With(vocabulary, gone.Select(FieldText.Of), come.Select(FieldText.Of)),
        Grams.With(vocabulary, gone, come),
        Count - gone.Count + come.Count);
}
