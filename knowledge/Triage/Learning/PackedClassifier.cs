using System.Buffers.Binary;
using System.Collections.Immutable;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>
/// A classifier small enough to lie in the store: features as hashes, weights in one byte each. No word can be read from it.
/// </summary>
/// <param name="Labels">Classes, ordinal order.</param>
/// <param name="Features">Six bytes each, by place: the hash and the rarity as a half-precision number, lowest byte first.</param>
/// <param name="Weights">For each class: the size of a step and the constant, four bytes each, then a signed byte for each feature.</param>
public sealed record PackedClassifier(ImmutableArray<string> Labels, byte[] Features, byte[] Weights)
{
    private const int FeatureSize = 6;
    private const int HeadSize = 8;

    public static PackedClassifier Of(TextClassifier classifier)
    {
        var count = classifier.Space.Count;
        var features = new byte[count * FeatureSize];
        foreach (var (feature, place, rarity) in classifier.Space.All)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(features.AsSpan(place * FeatureSize), feature);
            BinaryPrimitives.WriteHalfLittleEndian(features.AsSpan(place * FeatureSize + 4), (Half)rarity);
        }

        var weights = new byte[classifier.Labels.Length * (HeadSize + count)];
        for (var label = 0; label < classifier.Labels.Length; label++)
            Write(classifier.WeightsOf(label), weights.AsSpan(label * (HeadSize + count), HeadSize + count));
        return new PackedClassifier(classifier.Labels, features, weights);
    }

    /// <summary>The classifier; null when the bytes are none.</summary>
    public TextClassifier? Open()
    {
        var count = Features.Length / FeatureSize;
        if (Labels.IsDefaultOrEmpty || Features.Length != count * FeatureSize || Weights.Length != Labels.Length * (HeadSize + count)) return null;
        var known = Enumerable.Range(0, count).Select(place => (
            BinaryPrimitives.ReadUInt32LittleEndian(Features.AsSpan(place * FeatureSize)), place,
            (float)BinaryPrimitives.ReadHalfLittleEndian(Features.AsSpan(place * FeatureSize + 4))));
        var weights = Labels.Select((_, label) => Read(Weights.AsSpan(label * (HeadSize + count), HeadSize + count))).ToArray();
        return new TextClassifier(FeatureSpace.Of(known), Labels, weights, leastSure: float.MinValue);
    }

    private static void Write(ReadOnlySpan<float> weights, Span<byte> into)
    {
        var largest = 0f;
        foreach (var weight in weights[..^1]) largest = Math.Max(largest, Math.Abs(weight));
        var step = largest / sbyte.MaxValue;
        BinaryPrimitives.WriteSingleLittleEndian(into, step);
        BinaryPrimitives.WriteSingleLittleEndian(into[4..], weights[^1]);
        for (var i = 0; i < weights.Length - 1; i++)
            into[HeadSize + i] = step > 0 ? unchecked((byte)(sbyte)MathF.Round(weights[i] / step)) : (byte)0;
    }

    private static float[] Read(ReadOnlySpan<byte> from)
    {
        var step = BinaryPrimitives.ReadSingleLittleEndian(from);
        var weights = new float[from.Length - HeadSize + 1];
        for (var i = 0; i < weights.Length - 1; i++) weights[i] = unchecked((sbyte)from[HeadSize + i]) * step;
        weights[^1] = BinaryPrimitives.ReadSingleLittleEndian(from[4..]);
        return weights;
    }
}
