namespace SupportBot.Knowledge.Retrieval;

/// <summary>A vector with few non-zero places that is filled and cleared again and again.</summary>
internal sealed class SparseVector(int size)
{
    private readonly List<int> _places = [];
    private float[] _values = new float[size];

    public float this[int place] => _values[place];

    public void Add(int place, float value)
    {
        if (_values[place] == 0) _places.Add(place);
        _values[place] += value;
    }

    public void Clear()
    {
        foreach (var place in _places) _values[place] = 0;
        _places.Clear();
    }

    /// <summary>Empty, with places below <paramref name="size"/> at least.</summary>
    public void ClearFor(int size)
    {
        Clear();
        if (_values.Length < size) _values = new float[size];
    }

    /// <summary>Euclidean length, with each place weighted.</summary>
    public float Norm(GramSpace weights)
    {
        var sum = 0d;
        foreach (var place in _places)
        {
            double value = _values[place] * weights[place];
            sum += value * value;
        }

        return (float)Math.Sqrt(sum);
    }
}
