namespace SupportBot.Knowledge.Retrieval;

/// <summary>Headlines as vectors of the character grams of the whole line, which see how words follow each other.</summary>
internal sealed class LineSpace
{
    public LineSpace(string[] lines)
    {
        Lines = lines;
        var lineCounts = new int[Vocabulary.GramCount];
        var vector = new SparseVector(Vocabulary.GramCount);
        var grams = new List<int>();
        foreach (var line in lines)
        {
            Fill(line, vector, grams);
            foreach (var gram in vector.Places) lineCounts[gram]++;
            vector.Clear();
        }

        Weight = Array.ConvertAll(lineCounts, n => MathF.Log((1f + lines.Length) / (1 + n)) + 1);
        Norm = new float[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            Fill(lines[i], vector, grams);
            Norm[i] = vector.DampedNorm(Weight);
            vector.Clear();
        }
    }

    public string[] Lines { get; }

    /// <summary>By gram: smoothed inverse document frequency.</summary>
    public float[] Weight { get; }

    /// <summary>By line: Euclidean length of its vector.</summary>
    public float[] Norm { get; }

    /// <summary>Counts a line's grams into an empty vector.</summary>
    public static void Fill(string line, SparseVector vector, List<int> grams)
    {
        grams.Clear();
        Vocabulary.AddLineGrams(line, grams);
        foreach (var gram in grams) vector.Add(gram, 1);
    }
}
