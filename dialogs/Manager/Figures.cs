using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Answers every question for figures: the same sheet for a card, a file, a digest and the tab.</summary>
public sealed class Figures(FigureSources sources, BookShelf books, FileLinks links)
{
    /// <summary>The answer, or the reason why there is none; who asks is checked here, whatever the way of asking.</summary>
    public async Task<SheetAnswer> AnswerAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        if (!FigureAccess.MaySee(reader.Person, ask)) return new SheetAnswer.Refused(reader.Say["Manager_OnlyManagers"]);
        var isOverAll = FigureAccess.IsOfDesk(ask.Topic) && ask.ClientId.Length == 0;
        if (!isOverAll && books.Current.FindClient(ask.ClientId) is null) return new SheetAnswer.Refused(reader.Say["Manager_UnknownClient"]);
        var begun = Downtime.StartOf(ask.Period.From, reader.Zone) < reader.Now;
        var sheet = begun ? await SheetAsync(ask, reader, ct) : null;
        return sheet is null
            ? new SheetAnswer.Refused(reader.Say.Format("Manager_FuturePeriod", ask.Period.Name(reader.Culture)))
            : new SheetAnswer.Answered(sheet);
    }

    /// <summary>The sheet as a card, with pictures that the reader can open for a while.</summary>
    public async Task<Card> CardAsync(Sheet sheet, Reader reader, CancellationToken ct)
    {
        var blocks = ImmutableList.CreateBuilder<Block>();
        foreach (var block in sheet.Blocks)
        {
            blocks.Add(block is Block.Chart chart
                ? chart with { Picture = await links.ToAsync(sheet.Ask, reader, "png", FileLinks.ForPictures, ct) }
                : block);
        }

        return SheetCard.Of(sheet with { Blocks = blocks.ToImmutable() }, reader.Say);
    }

    /// <summary>The advice with answers that are not stored yet.</summary>
    public async Task<Sheet> AdviseAsync(Ask ask, FitAnswers fit, Reader reader, CancellationToken ct) =>
        AdviceSheet.Of(ask, await sources.Advice.FiguresAsync(ask, reader, fit, ct), books.Current, reader);

    /// <summary>What is kept because somebody asked for this sheet: the proposals of a review, else nothing.</summary>
    public async Task<Changes> RememberAsync(Sheet sheet, Reader reader, CancellationToken ct) =>
        sheet.Ask.Topic == Topic.Review ? await sources.Review.RememberAsync(sheet, reader, ct) : Changes.None;

    private async Task<Sheet?> SheetAsync(Ask ask, Reader reader, CancellationToken ct) => ask.Topic switch
    {
        Topic.Cost => await sources.Support.CostAsync(ask, reader, ct),
        Topic.Levels => LevelSheet.Of(ask, await sources.Support.LevelsAsync(ask, reader, ct), reader),
        Topic.Due => await sources.Due.SheetAsync(ask, reader, ct),
        Topic.Decisions => await sources.Review.DecisionsAsync(ask, reader, ct),
        Topic.Tickets => await sources.Support.TicketsAsync(ask, TicketFigures.MostRows, reader, ct),
        Topic.Statement => await sources.Support.StatementAsync(ask, reader, ct),
        Topic.Gaps => await GapsAsync(ask, reader, ct),
        Topic.Load => await sources.Support.LoadAsync(ask, reader, ct),
        Topic.Recurring => RecurringSheet.Of(ask, await sources.Recurrences.SearchAsync(ask.ClientId, reader.Now, ct), books.Current, reader),
        Topic.Advice => AdviceSheet.Of(ask, await sources.Advice.FiguresAsync(ask, reader, null, ct), books.Current, reader),
        Topic.Review => await sources.Review.PackAsync(ask, books.Current, reader, ct),
        _ => await DowntimeAsync(ask, reader, ct),
    };

    private async Task<Sheet> GapsAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var (from, until) = (Downtime.StartOf(ask.Period.From, reader.Zone), Downtime.StartOf(ask.Period.Until, reader.Zone));
        var gaps = await sources.Gaps.FindAsync(ask.ClientId, from, until, ct);
        return GapSheet.Of(ask, ask.Service is null ? gaps : [.. gaps.Where(g => g.ServiceId == ask.Service)], books.Current, reader);
    }

    private async Task<Sheet?> DowntimeAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var book = books.Current;
        if (await sources.Downtime.FiguresAsync(ask, reader, ct) is not { } figures) return null;
        return ask.Topic switch
        {
            Topic.Services => DowntimeSheets.ByService(ask, figures, book, reader),
            Topic.Causes => DowntimeSheets.ByCause(ask, figures, book, reader),
            Topic.Timeline => DowntimeSheets.Timeline(ask, figures, book, reader),
            _ => DowntimeSheets.Summary(ask, figures, book, reader),
        };
    }
}

/// <summary>Where figures come from.</summary>
public sealed record FigureSources(
    DowntimeSource Downtime, SupportSource Support, RecurrenceSource Recurrences, AdviceSource Advice, ReviewSource Review, DueSource Due,
    Articles.GapSource Gaps);

/// <summary>What became of a question for figures.</summary>
public abstract record SheetAnswer
{
    private SheetAnswer()
    {
    }

    public sealed record Answered(Sheet Sheet) : SheetAnswer;

    /// <param name="Sentence">Why, in the reader's language.</param>
    public sealed record Refused(string Sentence) : SheetAnswer;
}
