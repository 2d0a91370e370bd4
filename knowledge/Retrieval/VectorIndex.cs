using System.Collections.Concurrent;
using System.Numerics.Tensors;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Where a vector belongs.</summary>
/// <param name="Section">Null for the article's title and symptoms.</param>
public sealed record VectorPlace(Article Article, ArticleSection? Section);

/// <summary>A passage that is near a question by its vector.</summary>
/// <param name="Cosine">-1 to 1.</param>
public sealed record VectorHit(VectorPlace Place, double Cosine);

/// <summary>The passages' vectors in memory, all of one dimension. Any number of threads.</summary>
public sealed class VectorIndex
{
    private readonly ConcurrentDictionary<VectorPlace, float[]> _vectors = new(ReferencePair.Instance);
    private int _dimension;

    /// <summary>Length of every vector; 0 while there is none.</summary>
    public int Dimension => Volatile.Read(ref _dimension);

    public bool Has(VectorPlace place) => _vectors.ContainsKey(place);

    /// <summary>False when the vector has another length than the others, no length or no direction: it is not taken.</summary>
    public bool Put(VectorPlace place, float[] vector)
    {
        if (vector.Length == 0) return false;
        var dimension = Interlocked.CompareExchange(ref _dimension, vector.Length, 0);
        if (dimension != 0 && dimension != vector.Length) return false;
        var length = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(length) || length == 0) return false;
        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, unit);
        _vectors[place] = unit;
        return true;
    }

    /// <summary>Forgets all vectors but those of some places: of articles that are in force.</summary>
    public void Keep(IEnumerable<VectorPlace> places)
    {
        var kept = places.ToHashSet(ReferencePair.Instance);
        foreach (var place in _vectors.Keys.Where(p => !kept.Contains(p))) _vectors.TryRemove(place, out _);
    }

    /// <summary>The best passage of each article, best first.</summary>
    /// <param name="question">Of the index's dimension.</param>
    /// <exception cref="ArgumentException">The question has another dimension.</exception>
    public List<VectorHit> Search(float[] question, ArticleScope scope, int limit)
    {
        if (question.Length != Dimension) throw new ArgumentException("the question has another dimension", nameof(question));
        var length = TensorPrimitives.Norm<float>(question);
        if (!float.IsFinite(length) || length == 0) return [];
        return [.. _vectors.Where(v => scope.Allows(v.Key.Article))
            .Select(v => new VectorHit(v.Key, TensorPrimitives.Dot<float>(v.Value, question) / length))
            .OrderByDescending(h => h.Cosine).ThenBy(h => h.Place.Article.Id, StringComparer.Ordinal)
            .DistinctBy(h => h.Place.Article.Id).Take(limit)];
    }

    /// <summary>Articles and sections are the same ones or others; comparing their texts would be slow.</summary>
    private sealed class ReferencePair : IEqualityComparer<VectorPlace>
    {
        public static ReferencePair Instance { get; } = new();

        public bool Equals(VectorPlace? x, VectorPlace? y) => ReferenceEquals(x?.Article, y?.Article) && ReferenceEquals(x?.Section, y?.Section);

        public int GetHashCode(VectorPlace place) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(place.Article),
            place.Section is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(place.Section));
    }
}
