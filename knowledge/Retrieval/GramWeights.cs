namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// What each gram of a question counts. Most grams of a text are not in the question: a bit for each gram says so without a
/// look into the long arrays. Filled and cleared again and again.
/// </summary>
internal sealed class GramWeights
{
    private const int BitsOfPlace = 6;
    private const int LastBit = (1 << BitsOfPlace) - 1;

    private readonly ulong[] _asked = new ulong[Vocabulary.GramCount >> BitsOfPlace];
    private readonly float[] _counts = new float[Vocabulary.GramCount];
    private readonly List<int> _grams = [];

    public List<int> Grams => _grams;

    public float this[int gram] => _counts[gram];

    public bool Has(int gram) => (_asked[gram >> BitsOfPlace] & (1UL << (gram & LastBit))) != 0;

    public void Add(int gram, float count)
    {
        if (!Has(gram))
        {
            _asked[gram >> BitsOfPlace] |= 1UL << (gram & LastBit);
            _grams.Add(gram);
        }

        _counts[gram] += count;
    }

    public void Set(int gram, float value) => _counts[gram] = value;

    public void Clear()
    {
        foreach (var gram in _grams)
        {
            _asked[gram >> BitsOfPlace] = 0;
            _counts[gram] = 0;
        }

        _grams.Clear();
    }
}
