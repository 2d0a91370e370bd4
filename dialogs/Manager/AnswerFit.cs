using System.Globalization;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Manager;

/// <summary>Keeps what a manager answers about needs and tolerance, and advises anew.</summary>
public sealed class AnswerFit(ShowFigures show, IDocumentStore store) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (input.Press is not { } press || AskOf(press) is not { } ask || !FigureAccess.MaySee(input.Person, ask))
            return await show.ContinueAsync(conversation, input, ct);
        var stored = await store.FindAsync(FitRecord.Records, ask.ClientId, ct);
        var known = stored?.Value.Answers ?? new FitAnswers();
        var answers = new FitAnswers
        {
            Compliance = Flag(press["Compliance"]) ?? known.Compliance,
            Needs24x7 = Flag(press["Needs24x7"]) ?? known.Needs24x7,
            Services = Number(press["Services"]) ?? known.Services,
            AcceptableHours = Number(press["AcceptableHours"]) ?? known.AcceptableHours,
        };
        var record = new FitRecord(ask.ClientId, answers, input.Person.Id, input.Now);
        var turn = await show.WithFitAsync(conversation, input, ask, answers, ct);
        return turn with { Changes = Changes.None.Save(FitRecord.Records, ask.ClientId, stored, record) };
    }

    /// <summary>What is seen and kept is advice, whatever topic the button names: that is what is checked.</summary>
    private static Ask? AskOf(Press press) => Ask.Read(key => press[key]) is { } read ? read with { Topic = Topic.Advice } : null;

    private static bool? Flag(string text) => bool.TryParse(text, out var value) ? value : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 1_000_000 ? value : null;
}
