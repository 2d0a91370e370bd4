using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Looks every hour whether articles wait to be checked. That the desk was told is written in the commit that sends it, so a
/// restart or a second process repeats nothing.
/// </summary>
public sealed class ArticleWatcher(IDocumentStore store, StaleWatch watch, DeskPlace desk, TimeProvider clock, ILogger<ArticleWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Refused, another process told it. Nothing is told into a channel that is not known yet: it would count as told.</summary>
    public async Task LookAsync(Instant now, CancellationToken ct)
    {
        if (await desk.ContactAsync(ct) is null) return;
        var watched = await watch.LookAsync(now, ct);
        if (!watched.Changes.IsEmpty) await store.TryCommitAsync(watched.Changes.And(TurnRunner.Queue(watched.Replies)), ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.EveryAsync(Pause, clock, ct => LookAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()), ct), log, stoppingToken);
}
