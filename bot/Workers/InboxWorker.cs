using NodaTime;
using SupportBot.Bot.Turns;

namespace SupportBot.Bot.Workers;

/// <summary>Works through the accepted activities, and forgets finished ones when they cannot be repeated any more.</summary>
public sealed class InboxWorker(IInbox inbox, TurnHandler turns, TimeProvider clock, ILogger<WorkLoop> log) : BackgroundService
{
    /// <summary>How long a finished activity is remembered, so that a late repetition changes nothing.</summary>
    private static readonly Duration Remembered = Duration.FromHours(24);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        new WorkLoop(inbox, clock, log).RunAsync(turns.HandleAsync, turns.Apologise, stoppingToken),
        SweepAsync(stoppingToken));

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(SweepEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                await inbox.SweepAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()) - Remembered, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
