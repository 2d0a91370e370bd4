using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Puts the quarterly review together: the same sheets as the single questions, and proposals that follow from them.</summary>
public sealed class ReviewSource(DowntimeSource downtime, SupportSource support, RecurrenceSource recurrences, AdviceSource advice, IDocumentStore store)
{
    /// <summary>Keeps what was proposed, so that the next review can tell what became of it.</summary>
    public async Task<Changes> RememberAsync(Sheet review, Reader reader, CancellationToken ct)
    {
        var ask = review.Ask;
        var id = ReviewRecord.IdOf(ask.ClientId, ask.Period.From);
        var stored = await store.FindAsync(ReviewRecord.Records, id, ct);
        return Changes.None.Save(ReviewRecord.Records, id, stored, new ReviewRecord(ask.ClientId, ask.Period.From, reader.Now, [.. review.Proposals]));
    }

    /// <summary>The cover with the decisions from last time and the proposals, then the parts in order.</summary>
    public async Task<Sheet> PackAsync(Ask ask, Desk.Contracts.ContractBook book, Reader reader, CancellationToken ct)
    {
        var parts = ImmutableList.CreateBuilder<Sheet>();
        var about = ask with { Topic = Topic.Downtime };
        var levels = await support.LevelsAsync(about with { Topic = Topic.Levels }, reader, ct);
        var cost = await support.CostAsync(about with { Topic = Topic.Cost }, reader, ct);
        parts.Add(await support.TicketsAsync(about with { Topic = Topic.Tickets }, TicketSheet.Shown, reader, ct));
        parts.Add(levels);
        if (await downtime.FiguresAsync(about, reader, ct) is { } figures)
        {
            parts.Add(DowntimeSheets.Summary(about, figures, book, reader));
            parts.Add(DowntimeSheets.ByService(about with { Topic = Topic.Services }, figures, book, reader));
        }

        var search = await recurrences.SearchAsync(ask.ClientId, reader.Now, ct);
        parts.Add(RecurringSheet.Of(about with { Topic = Topic.Recurring }, search, book, reader));
        parts.Add(cost);
        parts.Add(AdviceSheet.Of(about with { Topic = Topic.Advice }, await advice.FiguresAsync(ask, reader, null, ct), book, reader));
        var client = book.FindClient(ask.ClientId);
        if (client is not null) parts.Add(DeviceSheet.Of(about, client, reader));
        var proposals = ProposalRules.Of(Recurrence.Find(search), client, null, reader.Today);
        var last = (await store.FindAsync(ReviewRecord.Records, ReviewRecord.IdOf(ask.ClientId, ask.Period.Before.From), ct))?.Value;
        return ReviewSheet.Cover(ask, client, proposals, last, [.. parts], book, reader);
    }
}
