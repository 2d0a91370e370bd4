namespace SupportBot.Knowledge.Retrieval;

/// <summary>Headlines as vectors of the character grams of the whole line, which see how words follow each other.</summary>
internal sealed class LineSpace
{
    public LineSpace(Headline[] headlines)
    {
        var lineCounts = new int[Vocabulary.GramCount];
        foreach (var headline in headlines)
            foreach (var gram in headline.LineGrams) lineCounts[gram.Id]++;
        Weight = Array.ConvertAll(lineCounts, n => MathF.Log((1f + headlines.Length) / (1 + n)) + 1);
        Norm = Array.ConvertAll(headlines, h => TextSpace.NormOf(h.LineGrams, Weight));
    }

    /// <summary>By gram: smoothed inverse document frequency.</summary>
    public float[] Weight { get; }

    /// <summary>By line: Euclidean length of its vector.</summary>
    public float[] Norm { get; }
}
