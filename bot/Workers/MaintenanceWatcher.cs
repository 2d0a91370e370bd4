using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Maintenance;
using SupportBot.Dialogs.Watch;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Reminds of planned work every minute and announces ends every hour. What was done is written in the commit that sends it,
/// so a restart or a second process repeats nothing.
/// </summary>
public sealed class MaintenanceWatcher(IDocumentStore store, MaintenanceWatch watch, TimeProvider clock, ILogger<MaintenanceWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly Duration EndsEvery = Duration.FromHours(1);

    /// <summary>Everything that is due.</summary>
    public async Task LookAsync(Instant now, bool endsToo, CancellationToken ct)
    {
        foreach (var watched in await watch.RemindersAsync(now, ct)) await CommitAsync(watched, ct);
        if (!endsToo) return;
        foreach (var watched in await watch.EndsAsync(now, ct)) await CommitAsync(watched, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var endsAt = Instant.MinValue;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                var endsToo = now - endsAt >= EndsEvery;
                if (await LookSafelyAsync(now, endsToo, stoppingToken) && endsToo) endsAt = now;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> LookSafelyAsync(Instant now, bool endsToo, CancellationToken ct)
    {
        try
        {
            await LookAsync(now, endsToo, ct);
            return true;
        }
#pragma warning disable CA1031 // The one catch-all of the loop: the next minute tries again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            WorkerLog.RoundFailed(log, fault);
            return false;
        }
    }

    private async Task CommitAsync(Watched watched, CancellationToken ct)
    {
        try
        {
            await store.CommitAsync(watched.Changes.And(TurnRunner.Queue(watched.Replies)), ct);
        }
        catch (StaleWriteException)
        {
            // Called off or reminded meanwhile.
        }
        catch (DuplicateDocumentException)
        {
            // Another process told it already.
        }
    }
}
