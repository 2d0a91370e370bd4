using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Llm;

/// <summary>Keeps a vector with every passage: fetched once, stored, and read again at the next start.</summary>
/// <param name="model">Name of the embedding model: vectors of another one are of no use.</param>
public sealed class VectorLibrary(
    IDocumentStore store, IEmbeddingGenerator<string, Embedding<float>> generator, VectorIndex index, string model)
{
    private const int BatchSize = 16;
    private const int LongestText = 6_000;

    private static readonly DocumentType<PassageVector> Vectors = new("passage-vector");

    /// <summary>
    /// Loads what is stored, fetches what is missing, and gives how many passages are still without a vector. Vectors of
    /// articles that are not in the library any more are forgotten.
    /// </summary>
    public async Task<int> FillAsync(ArticleLibrary library, CancellationToken ct)
    {
        var missing = new List<(VectorPlace Place, string Id, string Text)>();
        var passages = Passages(library).ToList();
        index.Keep(passages.Select(p => p.Place));
        foreach (var (place, text) in passages.Where(p => !index.Has(p.Place)))
        {
            var id = IdOf(text);
            if (await store.FindAsync(Vectors, id, ct) is { } stored) index.Put(place, stored.Value.Values);
            else missing.Add((place, id, text));
        }

        foreach (var batch in missing.Chunk(BatchSize))
            if (!await FetchAsync(batch, ct)) break;
        return missing.Count(m => !index.Has(m.Place));
    }

    private async Task<bool> FetchAsync((VectorPlace Place, string Id, string Text)[] batch, CancellationToken ct)
    {
        try
        {
            var vectors = await generator.GenerateAsync(batch.Select(b => Outgoing.Mask(b.Text)), cancellationToken: ct);
            if (vectors.Count != batch.Length) return false;
            for (var i = 0; i < batch.Length; i++) await KeepAsync(batch[i].Place, batch[i].Id, vectors[i].Vector.ToArray(), ct);
            return true;
        }
        catch (Exception e) when (QuestionEmbedding.IsFault(e) && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task KeepAsync(VectorPlace place, string id, float[] vector, CancellationToken ct)
    {
        // Refused, another replica, or another passage with the same words, has stored the same vector.
        if (index.Put(place, vector)) await store.TryCommitAsync(Changes.None.Insert(Vectors, id, new PassageVector(place.Article.Id, vector)), ct);
    }

    private static IEnumerable<(VectorPlace Place, string Text)> Passages(ArticleLibrary library)
    {
        foreach (var article in library.All)
        {
            yield return (new VectorPlace(article, null), string.Join('\n', article.Symptoms.Prepend(article.Title)));
            foreach (var section in article.Sections)
                yield return (new VectorPlace(article, section), Cut($"{article.Title}\n{section.Heading}\n{section.Text}"));
        }
    }

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;

    private string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + "\n" + text)));
}

/// <summary>A passage's stored vector.</summary>
public sealed record PassageVector(string ArticleId, float[] Values);
