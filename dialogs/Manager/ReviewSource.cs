using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>What a review is put together from.</summary>
public sealed record ReviewParts(
    DowntimeSource Downtime, SupportSource Support, RecurrenceSource Recurrences, AdviceSource Advice, DueSource Due, DecisionSource Decisions);

/// <summary>Puts the quarterly review together: the same sheets as the single questions, and proposals that follow from them.</summary>
public sealed class ReviewSource(ReviewParts sources, IDocumentStore store)
{
    /// <summary>Keeps what was proposed, so that the next review can tell what became of it.</summary>
    public async Task<Changes> RememberAsync(Sheet review, Reader reader, CancellationToken ct)
    {
        var ask = review.Ask;
        var id = ReviewRecord.IdOf(ask.ClientId, ask.Period.From);
        var stored = await store.FindAsync(ReviewRecord.Records, id, ct);
        return Changes.None.Save(ReviewRecord.Records, id, stored, new ReviewRecord(ask.ClientId, ask.Period.From, reader.Now, [.. review.Proposals]));
    }

    /// <summary>What was decided in reviews.</summary>
    public Task<Sheet> DecisionsAsync(Ask ask, Reader reader, CancellationToken ct) => sources.Decisions.SheetAsync(ask, reader, ct);

    /// <summary>The cover with the decisions from last time and the proposals, and the parts in order.</summary>
    public async Task<Sheet> PackAsync(Ask ask, ContractBook book, Reader reader, CancellationToken ct)
    {
        var parts = ImmutableList.CreateBuilder<Sheet>();
        var about = ask with { Topic = Topic.Downtime };
        var levels = await sources.Support.LevelsAsync(about, reader, ct);
        parts.Add(await sources.Support.TicketsAsync(about with { Topic = Topic.Tickets }, TicketSheet.Shown, reader, ct));
        parts.Add(LevelSheet.Of(about with { Topic = Topic.Levels }, levels, reader));
        if (await sources.Downtime.FiguresAsync(about, reader, ct) is { } figures)
        {
            parts.Add(DowntimeSheets.Summary(about, figures, book, reader));
            parts.Add(DowntimeSheets.ByService(about with { Topic = Topic.Services }, figures, book, reader));
        }

        var search = await sources.Recurrences.SearchAsync(ask.ClientId, reader.Now, ct);
        var found = Recurrence.Find(search);
        parts.Add(RecurringSheet.Of(about with { Topic = Topic.Recurring }, search, book, reader));
        parts.Add(await sources.Support.CostAsync(about with { Topic = Topic.Cost }, reader, ct));
        parts.Add(AdviceSheet.Of(about with { Topic = Topic.Advice }, await sources.Advice.FiguresAsync(ask, reader, null, search, ct), book, reader));
        var client = book.FindClient(ask.ClientId);
        if (client is not null) parts.AddRange(await LookedAfterAsync(about, client, found, reader, ct));
        var proposals = ProposalRules.Of(found, client, levels.MissedShare, reader.Today);
        var last = (await store.FindAsync(ReviewRecord.Records, ReviewRecord.IdOf(ask.ClientId, ask.Period.Before.From), ct))?.Value;
        var earlier = new EarlierReviews(last, await sources.Decisions.SinceAsync(ask, reader, ct));
        return ReviewSheet.Cover(ask, client, proposals, earlier, [.. parts], book, reader);
    }

    private async Task<IReadOnlyList<Sheet>> LookedAfterAsync(
        Ask about, Client client, ImmutableArray<Recurrence> found, Reader reader, CancellationToken ct) =>
        [await sources.Due.SheetAsync(about with { Topic = Topic.Due }, client, found, reader, ct), DeviceSheet.Of(about, client, reader)];
}
