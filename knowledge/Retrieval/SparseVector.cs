namespace SupportBot.Knowledge.Retrieval;

/// <summary>A vector with few non-zero places that is filled and cleared again and again.</summary>
internal sealed class SparseVector(int size)
{
    private readonly float[] _values = new float[size];
    private readonly List<int> _places = [];

    public IReadOnlyList<int> Places => _places;

    public float this[int place] => _values[place];

    public void Add(int place, float value)
    {
        if (_values[place] == 0) _places.Add(place);
        _values[place] += value;
    }

    public void Set(int place, float value)
    {
        if (_values[place] == 0) _places.Add(place);
        _values[place] = value;
    }

    public void Clear()
    {
        foreach (var place in _places) _values[place] = 0;
        _places.Clear();
    }

    public float Norm(float[] weights)
    {
        var sum = 0d;
        foreach (var place in _places) sum += Square(_values[place] * weights[place]);
        return (float)Math.Sqrt(sum);
    }

    /// <summary>Of counts: ten times is not ten times as telling as once.</summary>
    public float DampedNorm(float[] weights)
    {
        var sum = 0d;
        foreach (var place in _places) sum += Square((1 + Math.Log(_values[place])) * weights[place]);
        return (float)Math.Sqrt(sum);
    }

    private static double Square(double x) => x * x;
}
