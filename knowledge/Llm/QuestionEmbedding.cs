using System.ClientModel;
using Microsoft.Extensions.AI;

namespace SupportBot.Knowledge.Llm;

/// <summary>The vector of a question, if it comes in time.</summary>
/// <param name="limit">A later vector is not waited for.</param>
public sealed class QuestionEmbedding(
    IEmbeddingGenerator<string, Embedding<float>> generator, TimeSpan limit, ModelMeter meter, TimeProvider clock)
{
    /// <summary>After a failure the endpoint is left alone for so long: a dead one must not cost every search its wait.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private long _failedAt = long.MinValue;

    /// <summary>Null when the endpoint is late, dead or answers nonsense; never throws for that.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<float[]?> OfAsync(string question, CancellationToken ct)
    {
        var failedAt = Interlocked.Read(ref _failedAt);
        if (failedAt != long.MinValue && clock.GetElapsedTime(failedAt) < Rest) return Without("resting");
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var asked = generator.GenerateAsync([Outgoing.Mask(question)], cancellationToken: late.Token);
            // A handler that does not watch the token must not hold the search either.
            if (await Task.WhenAny(asked, Task.Delay(limit, clock, ct)) != asked)
            {
                await late.CancelAsync();
                ct.ThrowIfCancellationRequested();
                return Failed("late");
            }

            var vectors = await asked;
            return vectors is [{ Vector.Length: > 0 } only] ? only.Vector.ToArray() : Failed("malformed");
        }
        catch (Exception e) when (IsFault(e) && !ct.IsCancellationRequested)
        {
            return Failed("failed");
        }
    }

    /// <summary>The vector that came does not fit those of the passages.</summary>
    public void WrongDimension() => meter.Degraded("dimension");

    internal static bool IsFault(Exception e) =>
        e is HttpRequestException or IOException or ClientResultException or OperationCanceledException || ModelResilience.IsMalformed(e);

    private float[]? Failed(string reason)
    {
        Interlocked.Exchange(ref _failedAt, clock.GetTimestamp());
        return Without(reason);
    }

    private float[]? Without(string reason)
    {
        meter.Degraded(reason);
        return null;
    }
}
