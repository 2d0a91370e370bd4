using NodaTime;
using SupportBot.Bot.Files;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Files;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Fetches files that were sent in chat and puts them onto their tickets. A turn only notes a file; nobody waits for a
/// download. Each attempt is claimed by a write first, so of several replicas one fetches, and a crash repeats nothing that
/// people see: place, cards and "done" are one commit.
/// </summary>
public sealed class FileWorker(IDocumentStore store, FileFetch fetch, FileFlows flows, TimeProvider clock, ILogger<FileWorker> log) : BackgroundService
{
    private const int AtOnce = 20;

    private const int MostAttempts = 6;

    private const int MostReruns = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A claimed file is left alone so long; after a crash it is due again.</summary>
    private static readonly Duration Claim = Duration.FromMinutes(3);

    /// <summary>A file that is on no ticket by then was sent for nothing, and is deleted.</summary>
    private static readonly Duration Keep = Duration.FromDays(14);

    private readonly FileContents _contents = new(store);

    /// <summary>Fetches and places all that is due now, and deletes what found no ticket.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var range = IndexRange.Between(StoredFile.Due, "", IndexValue.Of(Now() + Duration.Epsilon));
        foreach (var due in await store.ListAsync(StoredFile.Files, range, AtOnce, ct)) await OneAsync(due, ct);
        var forgotten = IndexRange.Between(StoredFile.Unplaced, "", IndexValue.Of(Now() - Keep));
        foreach (var old in await store.ListAsync(StoredFile.Files, forgotten, AtOnce, ct)) await SweepAsync(old, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(LookEvery, clock, LookAsync, log, stoppingToken);

    /// <summary>A file that came with a report is on the ticket that the report became.</summary>
    private async Task SweepAsync(Stored<StoredFile> old, CancellationToken ct)
    {
        var report = old.Value.ReportId is { } id ? (await store.FindAsync(TicketDocuments.Reports, id, ct))?.Value : null;
        if (report?.TicketId is { } ticket)
        {
            await store.TryCommitAsync(Changes.None.Update(StoredFile.Files, old, old.Value with { TicketId = ticket }), ct);
            return;
        }

        // Refused, the person said meanwhile where it belongs.
        if (await store.TryCommitAsync(Changes.None.Delete(StoredFile.Files, old), ct)) await _contents.DeleteAsync(old.Value, ct);
    }

    private async Task OneAsync(Stored<StoredFile> due, CancellationToken ct)
    {
        if (due.Value.State == FileState.Waiting)
        {
            if (await ClaimedAsync(due, ct) is not { } claimed) return;
            var after = await FetchedAsync(claimed.Value, ct);
            await FinishAsync(claimed.Id, after, ct);
            return;
        }

        await FinishAsync(due.Id, static file => file, ct);
    }

    private async Task<Stored<StoredFile>?> ClaimedAsync(Stored<StoredFile> due, CancellationToken ct)
    {
        // Refused, another replica has it, or the person said meanwhile where it belongs: the next look sees it.
        var claim = Changes.None.Update(StoredFile.Files, due, due.Value with { NextAttempt = Now() + Claim });
        return await store.TryCommitAsync(claim, ct) ? await store.FindAsync(StoredFile.Files, due.Id, ct) : null;
    }

    /// <summary>Fetches and stores the content; what the file is then is decided on the file as it is by then.</summary>
    private async Task<Func<StoredFile, StoredFile>> FetchedAsync(StoredFile file, CancellationToken ct)
    {
        switch (await fetch.FetchAsync(file.Source ?? "", ct))
        {
            case Fetched.Content(var bytes):
                return await StoredAsync(file, bytes, ct);
            case Fetched.Refused(var reason):
                return f => Refused(f, reason);
            default:
                return f => f.Attempts + 1 >= MostAttempts
                    ? Refused(f, FileRefusal.Unreachable)
                    : f with { Attempts = f.Attempts + 1, NextAttempt = Now() + RetrySchedule.WaitAfter(f.Attempts + 1, 0.5) };
        }
    }

    private async Task<Func<StoredFile, StoredFile>> StoredAsync(StoredFile file, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (bytes.Length > FileRules.MostBytes) return f => Refused(f, FileRefusal.TooBig);
        switch (FileRules.Look(file.Name, file.Type, bytes.Span))
        {
            case FileVerdict.Accepted(var name, var type):
                var sum = await _contents.WriteAsync(file.Id, bytes, ct);
                return f => f with
                {
                    State = FileState.Stored,
                    Name = name,
                    Type = type,
                    Source = null,
                    Size = sum.Size,
                    Hash = sum.Hash,
                    Parts = sum.Parts,
                };
            case FileVerdict.Refused(_, var reason):
                return f => Refused(f, reason);
            default:
                throw new InvalidOperationException("There is no other verdict.");
        }
    }

    private static StoredFile Refused(StoredFile file, FileRefusal reason) =>
        file with { State = FileState.Refused, Refusal = reason, Source = null, NextAttempt = null };

    /// <summary>The file as it is now, its place and all that is said, as one commit; decided again when somebody was faster.</summary>
    private async Task FinishAsync(string id, Func<StoredFile, StoredFile> next, CancellationToken ct)
    {
        for (var attempt = 1; await store.FindAsync(StoredFile.Files, id, ct) is { } current; attempt++)
        {
            var file = next(current.Value);
            var placed = file.State == FileState.Stored ? await flows.Place.PlaceAsync(file, Now(), ct) : FilePlaced.Nothing;
            if (file.State == FileState.Stored) file = file with { NextAttempt = null };
            IReadOnlyList<Reply> replies = file.State == FileState.Refused ? await flows.Place.GivenUpAsync(file, ct) : placed.Replies;
            try
            {
                await store.CommitAsync(
                    Changes.None.Update(StoredFile.Files, current, file).And(placed.Changes).And(TurnRunner.Queue(replies)), ct);
                return;
            }
            catch (StaleWriteException) when (attempt < MostReruns)
            {
                // Somebody acted on the ticket, or said where the file belongs: decide again.
            }
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
