using System.Security.Cryptography;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Takes due work and runs it, conversations side by side, each in order. Work that fails waits and is tried again; after
/// <see cref="RetrySchedule.MostAttempts"/> attempts it is set aside where the operator sees it.
/// </summary>
public sealed class WorkLoop(IPendingWork pending, TimeProvider clock, ILogger<WorkLoop> log)
{
    /// <summary>Conversations worked on at once.</summary>
    private const int MostAtOnce = 64;

    private static readonly TimeSpan PauseAfterFailedClaim = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestItem = TimeSpan.FromMinutes(2);

    /// <summary>Runs until stopped; work in hand is finished or given back.</summary>
    /// <param name="run">Does one item, and finishes it.</param>
    /// <param name="afterSetAside">What else is written when an item is given up.</param>
    public async Task RunAsync(
        Func<WorkItem, CancellationToken, Task> run, Func<WorkItem, Changes> afterSetAside, CancellationToken stopping)
    {
        using var places = new SemaphoreSlim(MostAtOnce);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await places.WaitAsync(stopping);
                var free = 1;
                while (places.Wait(0, CancellationToken.None)) free++;
                var items = await ClaimAsync(free, places, stopping);
                if (items.Count < free) places.Release(free - items.Count);
                foreach (var item in items) _ = OneAsync(item, run, afterSetAside, places, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }

        for (var i = 0; i < MostAtOnce; i++) await places.WaitAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<WorkItem>> ClaimAsync(int free, SemaphoreSlim places, CancellationToken stopping)
    {
        try
        {
            return await pending.ClaimAsync(free, stopping);
        }
        catch (OperationCanceledException)
        {
            places.Release(free);
            throw;
        }
#pragma warning disable CA1031 // A database that is away for a while must not end the worker for good.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            WorkerLog.ClaimFailed(log, fault);
            await Task.Delay(PauseAfterFailedClaim, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return [];
        }
    }

    private async Task OneAsync(
        WorkItem item, Func<WorkItem, CancellationToken, Task> run, Func<WorkItem, Changes> afterSetAside, SemaphoreSlim places, CancellationToken stopping)
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestItem, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
            await run(item, either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await pending.ReleaseAsync(item, CancellationToken.None);
        }
#pragma warning disable CA1031 // The one catch-all of the loop: one item that fails must not stop the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            WorkerLog.Failed(log, item.Sequence, item.FailedAttempts + 1, fault);
            await AgainLaterAsync(item, afterSetAside);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task AgainLaterAsync(WorkItem item, Func<WorkItem, Changes> afterSetAside)
    {
        var failures = item.FailedAttempts + 1;
        if (failures >= RetrySchedule.MostAttempts)
        {
            await pending.SetAsideAsync(item, "failed", afterSetAside(item), CancellationToken.None);
            return;
        }

        var wait = RetrySchedule.WaitAfter(failures, RandomNumberGenerator.GetInt32(1_000) / 1_000d);
        await pending.PostponeAsync(item, Instant.FromDateTimeOffset(clock.GetUtcNow()) + wait, CancellationToken.None);
    }
}
