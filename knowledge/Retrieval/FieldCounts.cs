namespace SupportBot.Knowledge.Retrieval;

/// <summary>What BM25 asks about some texts together: all articles' bodies, their headlines, or one field of each. Never changed.</summary>
/// <param name="Holding">By stem: texts that have it.</param>
/// <param name="Words">Words of all texts, repeats counted.</param>
internal sealed record FieldCounts(int[] Holding, long Words)
{
    public static FieldCounts None { get; } = new([], 0);

    public FieldCounts With(Vocabulary vocabulary, IEnumerable<FieldText> gone, IEnumerable<FieldText> come)
    {
        var holding = new int[vocabulary.StemCount];
        Holding.CopyTo(holding, 0);
        var words = Words;
        foreach (var text in gone)
        {
            words -= text.Words;
            foreach (var stem in text.Stems) holding[stem.Id]--;
        }

        foreach (var text in come)
        {
            words += text.Words;
            foreach (var stem in text.Stems) holding[stem.Id]++;
        }

        return new FieldCounts(holding, words);
    }
}

/// <summary>One text, or one article's field.</summary>
/// <param name="Stems">Each once.</param>
/// <param name="Words">How many, repeats counted.</param>
internal readonly record struct FieldText(Tally[] Stems, int Words)
{
    public static FieldText Of(TextTally text) => new(text.Stems, text.Length);
}
