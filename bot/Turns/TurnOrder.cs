using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Turns that lost a race decide again one after the other: at once they would lose against each other, and of forty people
/// with one ticket most would be turned away.
/// </summary>
internal sealed class TurnOrder
{
    private const int Lanes = 64;

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <param name="contested">What the turn lost the race for; null runs it at once.</param>
    public async Task<T> InTurnAsync<T>(DocumentKey? contested, Func<Task<T>> turn, CancellationToken ct)
    {
        if (contested is not { } key) return await turn();
        var lane = _lanes[(key.GetHashCode() & int.MaxValue) % Lanes];
        await lane.WaitAsync(ct);
        try
        {
            return await turn();
        }
        finally
        {
            lane.Release();
        }
    }
}
