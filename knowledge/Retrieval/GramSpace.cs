using System.Collections;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>How rare every character gram is among some texts.</summary>
/// <param name="holding">By gram: texts that have it.</param>
/// <param name="texts">How many texts there are.</param>
internal sealed class GramSpace(int[] holding, int texts)
{
    private readonly ByCount _weights = ByCount.Weights(texts);

    /// <summary>Of no text at all.</summary>
    public static GramSpace Empty { get; } = new(new int[Vocabulary.GramCount], 0);

    /// <summary>By gram: smoothed inverse document frequency.</summary>
    public float this[int gram] => _weights[holding[gram]];

    /// <summary>With the grams of each word counted once for every text.</summary>
    public GramSpace With(Vocabulary vocabulary, List<TextTally> gone, List<TextTally> come)
    {
        var counts = (int[])holding.Clone();
        var seen = new BitArray(Vocabulary.GramCount);
        foreach (var text in gone) CountOnce(text, -1);
        foreach (var text in come) CountOnce(text, 1);
        return new GramSpace(counts, texts - gone.Count + come.Count);

        void CountOnce(TextTally text, int step)
        {
            seen.SetAll(false);
            foreach (var word in text.Words)
            {
                foreach (var gram in vocabulary.GramsOfWord(word.Id))
                {
                    if (seen[gram]) continue;
                    seen[gram] = true;
                    counts[gram] += step;
                }
            }
        }
    }

    /// <summary>With the grams of whole lines.</summary>
    public GramSpace With(List<Headline> gone, List<Headline> come)
    {
        var counts = (int[])holding.Clone();
        foreach (var headline in gone)
            foreach (var gram in headline.LineGrams) counts[gram.Id]--;
        foreach (var headline in come)
            foreach (var gram in headline.LineGrams) counts[gram.Id]++;
        return new GramSpace(counts, texts - gone.Count + come.Count);
    }
}
