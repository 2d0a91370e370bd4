using System.Collections.Frozen;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>The features that a model knows, each with its place and how rare it is.</summary>
internal sealed class FeatureSpace
{
    /// <summary>A feature that a single text has tells nothing about others.</summary>
    private const int FewestTexts = 2;

    private readonly FrozenDictionary<uint, (int Place, float Rarity)> _features;

    private FeatureSpace(FrozenDictionary<uint, (int, float)> features) => _features = features;

    public int Count => _features.Count;

    /// <summary>Features with place and rarity, in no order.</summary>
    public IEnumerable<(uint Feature, int Place, float Rarity)> All => _features.Select(f => (f.Key, f.Value.Place, f.Value.Rarity));

    /// <param name="most">Features kept: those that most texts have.</param>
    public static FeatureSpace Learn(IReadOnlyList<string> texts, int most = int.MaxValue)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var text in texts)
        {
            var (words, grams) = TextFeatures.Of(text);
            foreach (var feature in words.Keys.Concat(grams.Keys)) counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        var kept = counts.Where(c => c.Value >= FewestTexts).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).OrderBy(c => c.Key)
            .Select((c, i) => (c.Key, i, MathF.Log((1f + texts.Count) / (1 + c.Value)) + 1));
        return Of(kept);
    }

    public static FeatureSpace Of(IEnumerable<(uint Feature, int Place, float Rarity)> features) =>
        new(features.ToFrozenDictionary(f => f.Feature, f => (f.Place, f.Rarity)));

    /// <summary>Words and grams are each brought to length 1, so that the many grams do not drown the words.</summary>
    public TextVector VectorOf(string text)
    {
        var (words, grams) = TextFeatures.Of(text);
        var places = new List<int>(words.Count + grams.Count);
        var values = new List<float>(places.Capacity);
        AddBlock(words, places, values);
        AddBlock(grams, places, values);
        return new TextVector([.. places], [.. values]);
    }

    private void AddBlock(Dictionary<uint, int> counts, List<int> places, List<float> values)
    {
        var start = values.Count;
        var squares = 0d;
        foreach (var (feature, count) in counts)
        {
            if (!_features.TryGetValue(feature, out var known)) continue;
            var value = (1 + MathF.Log(count)) * known.Rarity;
            places.Add(known.Place);
            values.Add(value);
            squares += value * value;
        }

        var length = (float)Math.Sqrt(squares);
        for (var i = start; i < values.Count; i++) values[i] /= length;
    }
}

/// <summary>The non-zero places of a text's vector and their values.</summary>
internal sealed record TextVector(int[] Places, float[] Values)
{
    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var i = 0; i < Places.Length; i++) sum += Values[i] * weights[Places[i]];
        return sum;
    }

    public void AddTo(float[] weights, float factor)
    {
        for (var i = 0; i < Places.Length; i++) weights[Places[i]] += factor * Values[i];
    }

    public float SquaredLength => Values.Sum(v => v * v);
}
