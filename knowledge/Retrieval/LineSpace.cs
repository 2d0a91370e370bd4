namespace SupportBot.Knowledge.Retrieval;

/// <summary>Headlines as vectors of the character grams of the whole line, which see how words follow each other.</summary>
internal sealed class LineSpace
{
    private readonly string[] _lines;
    private readonly LineGram[]?[] _grams;

    public LineSpace(string[] lines)
    {
        _lines = lines;
        _grams = new LineGram[lines.Length][];
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

    /// <summary>By gram: smoothed inverse document frequency.</summary>
    public float[] Weight { get; }

    /// <summary>By line: Euclidean length of its vector.</summary>
    public float[] Norm { get; }

    /// <summary>A line's distinct grams; made when first asked for, for most lines never are, and then kept.</summary>
    public LineGram[] GramsOf(int line)
    {
        if (Volatile.Read(ref _grams[line]) is { } known) return known;
        var grams = new List<int>();
        Vocabulary.AddLineGrams(_lines[line], grams);
        var made = grams.CountBy(g => g)
            .Select(g => new LineGram(g.Key, (1 + MathF.Log(g.Value)) * Weight[g.Key] * Weight[g.Key])).ToArray();
        Volatile.Write(ref _grams[line], made);
        return made;
    }

    /// <summary>Counts a line's grams into an empty vector.</summary>
    public static void Fill(string line, SparseVector vector, List<int> grams)
    {
        grams.Clear();
        Vocabulary.AddLineGrams(line, grams);
        foreach (var gram in grams) vector.Add(gram, 1);
    }
}

/// <summary>A gram of a line.</summary>
/// <param name="Weight">Its damped count, weighed twice: once for the line and once for the question.</param>
internal readonly record struct LineGram(int Gram, float Weight);
