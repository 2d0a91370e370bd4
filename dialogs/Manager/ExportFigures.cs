using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Manager;

/// <summary>"Export": a link to the same figures as a file, for the one who pressed and for a quarter of an hour.</summary>
public sealed class ExportFigures(Figures figures, FileLinks links) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        var format = input.Press?["format"] is "csv" ? "csv" : "pdf";
        if (Ask.Read(key => input.Press?[key] ?? "") is not { } ask) return TurnResult.Say(conversation, input, reader.Say["Error_Unknown"]);
        if (await figures.AnswerAsync(ask, reader, ct) is not SheetAnswer.Answered(var sheet)) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        var link = await links.ToAsync(ask, reader, format, FileLinks.ForFiles, ct);
        var card = new Card
        {
            Title = sheet.Title,
            Blocks = [new Block.Line(reader.Say.Format("Manager_FileReady", format.ToUpperInvariant(), FileLinks.ForFiles.TotalMinutes))],
            Buttons = [Button.Link(reader.Say.Format("Manager_OpenFile", format.ToUpperInvariant()), link)],
        };
        // A link is for one person: in a channel it goes to the own chat.
        return new TurnResult(conversation, [Reply.Show(Destination.Of(input.Person.Id), card)], Changes.None);
    }
}
