using System.Collections.Immutable;
using SupportBot.Knowledge.Quality;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>
/// Trains one linear support vector machine for each class by dual coordinate descent (Hsieh et al. 2008, squared hinge
/// loss). The same texts in the same order give the same classifier.
/// </summary>
public static class ClassifierTraining
{
    /// <summary>Price of a text on the wrong side; smaller trusts single texts less.</summary>
    private const float Cost = 0.1f;

    private const int Rounds = 12;

    /// <summary>A round that moves no text further than this is the last.</summary>
    private const float Settled = 0.01f;

    /// <summary>
    /// Held-back in-scope texts that the threshold must let pass: more than the 95 % that are meant, because those to come
    /// are stranger than those held back.
    /// </summary>
    private const double InScopeKept = 0.97;

    /// <summary>One text in so many is held back to choose the threshold.</summary>
    private const int HeldBack = 5;

    /// <exception cref="ArgumentException">There are fewer than two classes in scope.</exception>
    public static TextClassifier Train(IReadOnlyList<LabelledText> texts)
    {
        if (texts.Where(t => t.Label != LabelledText.OutOfScope).Select(t => t.Label).Distinct(StringComparer.Ordinal).Count() < 2)
            throw new ArgumentException("training needs texts of at least two classes", nameof(texts));
        return Fit(texts).WithLeastSure(ThresholdFor(texts));
    }

    /// <summary>The same without a threshold, in a bounded space.</summary>
    /// <param name="mostFeatures">Features kept.</param>
    internal static TextClassifier TrainWithin(IReadOnlyList<LabelledText> texts, int mostFeatures) => Fit(texts, mostFeatures);

    /// <summary>Trained on most texts, asked about the rest: the sureness that only 5 % of its in-scope texts miss.</summary>
    private static float ThresholdFor(IReadOnlyList<LabelledText> texts)
    {
        var mixed = SeededOrder.By(texts.Select((t, i) => (Text: t, Key: $"{i}")), seed: 1, t => t.Key).Select(t => t.Text).ToList();
        var held = mixed.Where((t, i) => i % HeldBack == 0 && t.Label != LabelledText.OutOfScope).ToList();
        var rest = mixed.Where((_, i) => i % HeldBack != 0).ToList();
        if (held.Count == 0 || rest.Select(t => t.Label).Distinct(StringComparer.Ordinal).Count() < 2) return float.MinValue;
        var trial = Fit(rest);
        var sureness = held.Select(t => trial.BestInScope(t.Text).Sureness).Order().ToList();
        return sureness[(int)(sureness.Count * (1 - InScopeKept))];
    }

    private static TextClassifier Fit(IReadOnlyList<LabelledText> texts, int mostFeatures = int.MaxValue)
    {
        var space = FeatureSpace.Learn([.. texts.Select(t => t.Text)], mostFeatures);
        var vectors = new TextVector[texts.Count];
        Parallel.For(0, vectors.Length, i => vectors[i] = space.VectorOf(texts[i].Text));
        var lengths = Array.ConvertAll(vectors, v => v.SquaredLength + 1);
        var labels = texts.Select(t => t.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var weights = new float[labels.Length][];
        Parallel.For(0, labels.Length, k =>
        {
            var sides = texts.Select(t => t.Label == labels[k] ? 1f : -1f).ToArray();
            weights[k] = FitOne(vectors, lengths, sides, space.Count, new Shuffle((uint)k + 1));
        });
        return new TextClassifier(space, labels, weights, leastSure: float.MinValue);
    }

    /// <summary>Weights by place; the last is the constant.</summary>
    private static float[] FitOne(TextVector[] vectors, float[] lengths, float[] sides, int features, Shuffle shuffle)
    {
        // The few texts of a class weigh together as much as all others: a small class is not given up for a large one's sake.
        var own = sides.Count(s => s > 0);
        var ownSlack = 0.5f / (Cost * (sides.Length - own) / own);
        const float otherSlack = 0.5f / Cost;
        var weights = new float[features + 1];
        var alphas = new float[vectors.Length];
        var order = Enumerable.Range(0, vectors.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            shuffle.Mix(order);
            var furthest = 0f;
            foreach (var i in order)
            {
                var slack = sides[i] > 0 ? ownSlack : otherSlack;
                var gradient = sides[i] * (vectors[i].Dot(weights) + weights[features]) - 1 + slack * alphas[i];
                if (alphas[i] == 0 && gradient >= 0) continue;
                var next = Math.Max(alphas[i] - gradient / (lengths[i] + slack), 0);
                var move = next - alphas[i];
                alphas[i] = next;
                vectors[i].AddTo(weights, move * sides[i]);
                weights[features] += move * sides[i];
                furthest = Math.Max(furthest, Math.Abs(move));
            }

            if (furthest < Settled) break;
        }

        return weights;
    }

    /// <summary>Mixes an order the same way every time (xorshift).</summary>
    private sealed class Shuffle(uint seed)
    {
        private uint _state = unchecked(seed * 2654435761u) | 1u;

        public void Mix(int[] order)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                _state ^= _state << 13;
                _state ^= _state >> 17;
                _state ^= _state << 5;
                var j = (int)(_state % (uint)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
        }
    }
}
