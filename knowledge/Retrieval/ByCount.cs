namespace SupportBot.Knowledge.Retrieval;

/// <summary>What each count of texts is worth. Most stems and grams are in few texts, so the values of small counts are kept.</summary>
internal sealed class ByCount
{
    private const int MostKept = 2_048;

    private readonly Func<int, float> _worth;
    private readonly float[] _kept;

    /// <param name="most">No count is above this.</param>
    /// <param name="worth">Gives the same for the same count.</param>
    public ByCount(int most, Func<int, float> worth)
    {
        _worth = worth;
        _kept = new float[Math.Min(most, MostKept) + 1];
        for (var i = 0; i < _kept.Length; i++) _kept[i] = worth(i);
    }

    public float this[int count] => count < _kept.Length ? _kept[count] : _worth(count);

    /// <summary>Smoothed inverse document frequency for cosines.</summary>
    /// <param name="texts">How many there are.</param>
    public static ByCount Weights(int texts) => new(texts, n => MathF.Log((1f + texts) / (1 + n)) + 1);

    /// <summary>BM25's inverse document frequency.</summary>
    /// <param name="texts">How many there are.</param>
    public static ByCount Rarities(int texts) => new(texts, n => MathF.Log(1 + (texts - n + 0.5f) / (n + 0.5f)));
}
