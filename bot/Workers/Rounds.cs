namespace SupportBot.Bot.Workers;

/// <summary>The loop of a worker that looks again and again: one round after each pause, until the host stops.</summary>
internal static class Rounds
{
    /// <summary>Runs until stopped. A round that fails is logged, and the next one tries again.</summary>
    public static async Task EveryAsync(TimeSpan pause, TimeProvider clock, Func<CancellationToken, Task> round, ILogger log, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping)) await OneAsync(round, log, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private static async Task OneAsync(Func<CancellationToken, Task> round, ILogger log, CancellationToken stopping)
    {
        try
        {
            await round(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The one catch-all of all such loops: a round that fails, also by a time limit of its own, must not end the worker.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            WorkerLog.RoundFailed(log, fault);
        }
    }
}
