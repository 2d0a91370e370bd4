using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Sends the figures that people ordered. What was missed while the bot was off is sent once: the next time is counted from
/// now. Sending and the next time are one commit, so a crash sends nothing twice.
/// </summary>
public sealed class DigestWorker(IDocumentStore store, PeopleQueries people, Figures figures, TimeProvider clock, ILogger<DigestWorker> log)
    : BackgroundService
{
    private const int AtOnce = 50;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(LookEvery, clock, SendDueAsync, log, stoppingToken);

    /// <summary>Sends all that is due now.</summary>
    public async Task SendDueAsync(CancellationToken ct)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var range = IndexRange.Between(Digest.ByDue, "", IndexValue.Of(now + Duration.Epsilon));
        // Refused, another replica sent it, or the person stopped it.
        foreach (var due in await store.ListAsync(Digest.Digests, range, AtOnce, ct))
            await store.TryCommitAsync(await ChangesForAsync(due, now, ct), ct);
    }

    /// <summary>The message and the next time; an order of somebody who may not see the figures any more is deleted.</summary>
    private async Task<Changes> ChangesForAsync(Stored<Digest> due, Instant now, CancellationToken ct)
    {
        var digest = due.Value;
        var person = await people.FindAsync(digest.PersonId, ct);
        var ask = Ask.Read(key => digest.Ask.GetValueOrDefault(key, ""));
        if (person is null || ask is null) return Changes.None.Delete(Digest.Digests, due);
        var reader = Reader.Of(person, now);
        var about = RepeatFigures.About(ask, digest.Rhythm, reader.Today);
        if (await figures.AnswerAsync(about, reader, ct) is not SheetAnswer.Answered(var sheet)) return Changes.None.Delete(Digest.Digests, due);
        var card = await figures.CardAsync(sheet, reader, ct);
        var stop = new Button(reader.Say["Manager_DigestStop"], Verbs.DigestStop, ("digest", digest.Id));
        var reply = Reply.Show(Destination.Of(person.Id), card with { Buttons = [.. card.Buttons.Where(b => b.Verb != Verbs.FiguresRepeat), stop] });
        var next = digest with { DueAt = DigestSchedule.Next(digest.Rhythm, digest.Zone, now) };
        return TurnRunner.Queue([reply]).And(Changes.None.Update(Digest.Digests, due, next));
    }
}
