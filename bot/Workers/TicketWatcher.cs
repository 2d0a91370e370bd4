using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Watch;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Looks at the tickets for which something can be due, again and again. What was told is stored; when to look is worked out
/// anew from the tickets, so a restart, a long sleep or a clock that was set loses and repeats nothing.
/// </summary>
public sealed class TicketWatcher(
    IDocumentStore store, TicketQueries tickets, Watches watches, TimeProvider clock, ILogger<WorkLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private const int MostTickets = 100_000;

    private readonly WatchPlan _plan = new();
    private readonly SemaphoreSlim _oneRound = new(1);

    /// <summary>One round as of an instant; a second one waits for it.</summary>
    /// <returns>How many tickets were looked at.</returns>
    public async Task<int> LookAsync(Instant now, CancellationToken ct)
    {
        await _oneRound.WaitAsync(ct);
        try
        {
            var looked = await LookAtClocksAsync(now, ct);
            foreach (var closing in await watches.Closing.LookAsync(now, ct)) await CommitAsync(closing, now, ct);
            foreach (var hint in await watches.Reports.LookAsync(now, ct)) await CommitAsync(hint, now, ct);
            return looked;
        }
        finally
        {
            _oneRound.Release();
        }
    }

    public override void Dispose()
    {
        _oneRound.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.EveryAsync(Every, clock, ct => LookAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()), ct), log, stoppingToken);

    private async Task<int> LookAtClocksAsync(Instant now, CancellationToken ct)
    {
        var rota = await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct);
        var rules = (rota?.Version, watches.Sla.BookHash);
        var unknown = _plan.ChangedSince(now, rules) is { } since
            ? (await tickets.ChangedAsync(since, MostTickets, ct)).Where(t => !_plan.Knows(t.Id, t.Value.Revision)).ToList()
            : await AllAsync(now, rules, ct);
        foreach (var ticket in unknown) await LookAsync(ticket, rota?.Value, now, ct);
        var due = _plan.Due(now);
        foreach (var id in due)
            if (await tickets.FindAsync(id, ct) is { } ticket) await LookAsync(ticket, rota?.Value, now, ct);
        return unknown.Count + due.Count;
    }

    /// <summary>Every waiting ticket, and those that still have a deadline in the lists though they wait for nobody.</summary>
    private async Task<List<Stored<Ticket>>> AllAsync(Instant now, object rules, CancellationToken ct)
    {
        _plan.Restart(now, rules);
        var all = (await tickets.WaitingAsync(MostTickets, ct)).ToList();
        foreach (var alert in await store.ListAsync(SlaAlert.Alerts, IndexRange.All(SlaAlert.ByDue), MostTickets, ct))
            if (await tickets.FindAsync(alert.Id, ct) is { } left && !TicketDocuments.IsWaiting(left.Value)) all.Add(left);
        return all;
    }

    private async Task LookAsync(Stored<Ticket> ticket, OnCallRota? rota, Instant now, CancellationToken ct)
    {
        if (!TicketDocuments.IsWaiting(ticket.Value))
        {
            await CommitAsync(await watches.Sla.EndAsync(ticket.Value, ct), now, ct);
            _plan.Done(ticket.Id, ticket.Value.Revision);
            return;
        }

        var watched = await watches.Sla.LookAsync(ticket, rota, now, ct);
        // What could not be written is looked at in the next round.
        _plan.Looked(ticket.Id, ticket.Value.Revision, await CommitAsync(watched, now, ct) ? watched.Next : now);
    }

    /// <returns>False when somebody acted on the ticket meanwhile: the next round decides anew.</returns>
    private async Task<bool> CommitAsync(Watched watched, Instant now, CancellationToken ct) => watched.Changes.IsEmpty
        || await store.TryCommitAsync(await watches.Notices.AfterAsync(watched.Replies, watched.Changes, now, TurnRunner.Queue, ct), ct);
}
