namespace SupportBot.Knowledge.Retrieval;

/// <summary>A vector with few non-zero places that is filled and cleared again and again.</summary>
internal sealed class SparseVector(int size)
{
    private readonly float[] _values = new float[size];
    private readonly List<int> _places = [];

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

    public float Norm(float[] weights)
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
