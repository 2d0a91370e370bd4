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

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var endsAt = Instant.MinValue;
        return Rounds.EveryAsync(Pause, clock, RoundAsync, log, stoppingToken);

        async Task RoundAsync(CancellationToken ct)
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var endsToo = now - endsAt >= EndsEvery;
            await LookAsync(now, endsToo, ct);
            if (endsToo) endsAt = now;
        }
    }

    /// <summary>Refused, it was called off or reminded meanwhile, or another process told it already.</summary>
    private Task<bool> CommitAsync(Watched watched, CancellationToken ct) =>
        store.TryCommitAsync(watched.Changes.And(TurnRunner.Queue(watched.Replies)), ct);
}
