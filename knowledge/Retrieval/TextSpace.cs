namespace SupportBot.Knowledge.Retrieval;

/// <summary>Many texts as vectors of stems and of character grams: how rare each dimension is, and each text's length.</summary>
internal sealed class TextSpace
{
    public TextSpace(Vocabulary vocabulary, TextTally[] texts)
    {
        Count = texts.Length;
        MeanLength = texts.Length == 0 ? 1 : (float)Math.Max(1, texts.Average(t => t.Length));
        Holding = new int[vocabulary.StemCount];
        var gramTexts = new int[Vocabulary.GramCount];
        var gramSeen = new int[Vocabulary.GramCount];
        for (var i = 0; i < texts.Length; i++)
        {
            foreach (var stem in texts[i].Stems) Holding[stem.Id]++;
            foreach (var word in texts[i].Words)
                foreach (var gram in vocabulary.GramsOfWord(word.Id)) CountOnce(gram, i + 1, gramSeen, gramTexts);
        }

        Rarity = Array.ConvertAll(Holding, n => MathF.Log(1 + (Count - n + 0.5f) / (n + 0.5f)));
        StemWeight = Array.ConvertAll(Holding, WeightOf);
        GramWeight = Array.ConvertAll(gramTexts, WeightOf);
        StemNorm = new float[texts.Length];
        GramNorm = new float[texts.Length];
        MeasureAll(vocabulary, texts);
    }

    public int Count { get; }

    /// <summary>Mean number of words.</summary>
    public float MeanLength { get; }

    /// <summary>By stem: texts that have it.</summary>
    public int[] Holding { get; }

    /// <summary>By stem: BM25's inverse document frequency.</summary>
    public float[] Rarity { get; }

    /// <summary>By stem: smoothed inverse document frequency for cosines.</summary>
    public float[] StemWeight { get; }

    /// <summary>By gram: smoothed inverse document frequency for cosines.</summary>
    public float[] GramWeight { get; }

    /// <summary>By text: Euclidean length of its stem vector.</summary>
    public float[] StemNorm { get; }

    /// <summary>By text: Euclidean length of its gram vector.</summary>
    public float[] GramNorm { get; }

    /// <summary>Rarity of a word that no text has.</summary>
    public float UnknownRarity => MathF.Log(1 + (Count + 0.5f) / 0.5f);

    private float WeightOf(int texts) => MathF.Log((1f + Count) / (1 + texts)) + 1;

    private static void CountOnce(int dimension, int text, int[] seen, int[] counts)
    {
        if (seen[dimension] == text) return;
        seen[dimension] = text;
        counts[dimension]++;
    }

    private void MeasureAll(Vocabulary vocabulary, TextTally[] texts)
    {
        var chunk = Math.Max(1, texts.Length / (Environment.ProcessorCount * 4));
        Parallel.For(0, (texts.Length + chunk - 1) / chunk, part =>
        {
            var grams = new SparseVector(Vocabulary.GramCount);
            for (var i = part * chunk; i < Math.Min(texts.Length, (part + 1) * chunk); i++)
            {
                foreach (var word in texts[i].Words)
                    foreach (var gram in vocabulary.GramsOfWord(word.Id)) grams.Add(gram, word.Damped);
                GramNorm[i] = grams.Norm(GramWeight);
                grams.Clear();
                StemNorm[i] = NormOf(texts[i].Stems, StemWeight);
            }
        });
    }

    /// <summary>Euclidean length of damped counts.</summary>
    internal static float NormOf(Tally[] tallies, float[] weights)
    {
        var sum = 0d;
        foreach (var tally in tallies)
        {
            double value = tally.Damped * weights[tally.Id];
            sum += value * value;
        }

        return (float)Math.Sqrt(sum);
    }
}
