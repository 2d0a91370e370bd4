using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Watch;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Looks at every open ticket again and again. It keeps nothing between two rounds, so a restart, a long sleep or a clock
/// that was set loses and repeats nothing.
/// </summary>
public sealed class TicketWatcher(
    IDocumentStore store, TicketQueries tickets, Watches watches, TimeProvider clock, ILogger<WorkLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private const int MostTickets = 100_000;

    /// <summary>One round as of an instant.</summary>
    public async Task LookAsync(Instant now, CancellationToken ct)
    {
        var rota = (await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct))?.Value;
        foreach (var ticket in await tickets.WaitingAsync(MostTickets, ct))
            await CommitAsync(await watches.Sla.LookAsync(ticket, rota, now, ct), now, ct);
        foreach (var closing in await watches.Closing.LookAsync(now, ct)) await CommitAsync(closing, now, ct);
        foreach (var hint in await watches.Reports.LookAsync(now, ct)) await CommitAsync(hint, now, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await OneRoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task OneRoundAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A round that fails must not end the watch for good; the next one looks at everything again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            WorkerLog.WatchFailed(log, fault);
        }
    }

    private async Task CommitAsync(Watched watched, Instant now, CancellationToken ct)
    {
        if (watched.Changes.IsEmpty) return;
        try
        {
            await store.CommitAsync(await watches.Notices.AfterAsync(watched.Replies, watched.Changes, now, TurnRunner.Queue, ct), ct);
        }
        catch (Exception other) when (other is StaleWriteException or DuplicateDocumentException)
        {
            // Somebody acted on the ticket meanwhile: the next round decides anew.
        }
    }
}
