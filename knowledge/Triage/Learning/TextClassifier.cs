using System.Collections.Immutable;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>A class with how strongly a text speaks for it; above 0 speaks for, below against.</summary>
public readonly record struct LabelScore(string Label, float Score);

/// <summary>
/// A linear classifier over words and character grams: one weight vector for each class. It is trained here rather than
/// with Microsoft.ML because the whole of it is one short loop over sparse vectors, while that library adds native
/// binaries for every platform and tens of megabytes to a program whose answers take microseconds.
/// </summary>
public sealed class TextClassifier
{
    private readonly FeatureSpace _space;
    private readonly float[][] _weights;

    internal TextClassifier(FeatureSpace space, ImmutableArray<string> labels, float[][] weights, float leastSure)
    {
        _space = space;
        Labels = labels;
        _weights = weights;
        LeastSure = leastSure;
    }

    /// <summary>All classes, ordinal order; may hold <see cref="LabelledText.OutOfScope"/>.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>A text whose best class is not this far ahead is out of scope; chosen so that 95 % of in-scope texts stay.</summary>
    public float LeastSure { get; }

    /// <summary>The class of a text; <see cref="LabelledText.OutOfScope"/> when it is like nothing the model knows.</summary>
    public string Classify(string text)
    {
        var (best, sureness) = BestInScope(text);
        return sureness < LeastSure ? LabelledText.OutOfScope : best;
    }

    /// <summary>The best in-scope class, and how far it is ahead of being none.</summary>
    public (string Label, float Sureness) BestInScope(string text)
    {
        var scores = Scores(text);
        var outside = scores.Find(s => s.Label == LabelledText.OutOfScope) is { Label: not null } oos ? oos.Score : -1f;
        var best = scores.Where(s => s.Label != LabelledText.OutOfScope).MaxBy(s => s.Score);
        return (best.Label ?? LabelledText.OutOfScope, best.Score - Math.Max(outside, -1f));
    }

    /// <summary>Every class with its score, in the order of <see cref="Labels"/>.</summary>
    public List<LabelScore> Scores(string text)
    {
        var vector = _space.VectorOf(text);
        return [.. Labels.Select((label, i) => new LabelScore(label, vector.Dot(_weights[i]) + _weights[i][^1]))];
    }

    /// <summary>The features that it knows.</summary>
    internal FeatureSpace Space => _space;

    /// <summary>Weights of a class by place, the constant last.</summary>
    internal ReadOnlySpan<float> WeightsOf(int label) => _weights[label];

    /// <summary>What a class scores for a text without any feature that is known.</summary>
    internal float ConstantOf(int label) => _weights[label][^1];

    internal TextClassifier WithLeastSure(float leastSure) => new(_space, Labels, _weights, leastSure);
}
