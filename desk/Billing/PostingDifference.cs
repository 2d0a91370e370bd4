using System.Text.Json;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>What postings have to go and which have to come so that they say what is wanted.</summary>
/// <param name="Gone">In their order; of several that say the same the later ones.</param>
/// <param name="Added">In their order.</param>
/// <typeparam name="T">What holds a posting that stands.</typeparam>
internal sealed record PostingDifference<T>(List<T> Gone, List<Posting> Added);

/// <inheritdoc cref="PostingDifference{T}"/>
internal static class PostingDifference
{
    public static PostingDifference<T> Between<T>(IReadOnlyCollection<T> standing, Func<T, Posting> of, IEnumerable<Posting> wanted)
        where T : class
    {
        var left = standing.GroupBy(s => TextOf(of(s)), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<T>(g), StringComparer.Ordinal);
        var added = new List<Posting>();
        foreach (var posting in wanted)
            if (!(left.TryGetValue(TextOf(posting), out var same) && same.TryDequeue(out _))) added.Add(posting);
        var gone = left.Values.SelectMany(q => q).ToHashSet<T>(ReferenceEqualityComparer.Instance);
        return new PostingDifference<T>([.. standing.Where(gone.Contains)], added);
    }

    /// <summary>Two postings say the same exactly when their texts are equal.</summary>
    public static string TextOf(Posting posting) => JsonSerializer.Serialize(posting, DeskJson.Options);
}
