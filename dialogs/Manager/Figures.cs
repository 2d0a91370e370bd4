using System.Collections.Immutable;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Answers every question for figures: the same sheet for a card, a file, a digest and the tab.</summary>
public sealed class Figures(DowntimeSource downtime, BookShelf books, FileLinks links)
{
    /// <summary>The answer, or the reason why there is none; who asks is checked here, whatever the way of asking.</summary>
    public async Task<SheetAnswer> AnswerAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        if (!FigureAccess.MaySee(reader.Person, ask)) return new SheetAnswer.Refused(reader.Say["Manager_OnlyManagers"]);
        if (ask.Topic != Topic.Load && books.Current.FindClient(ask.ClientId) is null) return new SheetAnswer.Refused(reader.Say["Manager_UnknownClient"]);
        var sheet = await SheetAsync(ask, reader, ct);
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

    private async Task<Sheet?> SheetAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var book = books.Current;
        if (await downtime.FiguresAsync(ask, reader, ct) is not { } figures) return null;
        return ask.Topic switch
        {
            Topic.Services => DowntimeSheets.ByService(ask, figures, book, reader),
            Topic.Causes => DowntimeSheets.ByCause(ask, figures, book, reader),
            Topic.Timeline => DowntimeSheets.Timeline(ask, figures, book, reader),
            _ => DowntimeSheets.Summary(ask, figures, book, reader),
        };
    }
}

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
