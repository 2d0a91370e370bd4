using SupportBot.Desk.Advice;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Manager;

/// <summary>"how much downtime did we have last month?" and every other question for figures, typed or pressed.</summary>
public sealed class ShowFigures(Figures figures, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        if (!input.Person.IsDesk && !FigureAccess.IsForFigures(input.Person)) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        if (input.Press is { } press)
        {
            return Ask.Read(key => press[key]) is { } pressed
                ? await AnswerAsync(conversation, input, pressed, ct)
                : TurnResult.Say(conversation, input, reader.Say["Error_Unknown"]);
        }

        var asked = Enum.TryParse<Topic>(conversation.AskedTopic, out var topic) ? topic : (Topic?)null;
        return AskReader.Read(input.Text, reader, books.Current, asked) switch
        {
            AskReading.Understood(var ask) => await AnswerAsync(conversation, input, ask, ct),
            AskReading.Unclear unclear => Question(conversation, input, unclear),
            _ => TurnResult.Say(conversation, input, reader.Say["Manager_AskPeriod"]),
        };
    }

    /// <summary>The advice with answers that were just given; the caller has checked who asks.</summary>
    public async Task<TurnResult> WithFitAsync(Conversation conversation, UserInput input, Ask ask, FitAnswers fit, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        if (books.Current.FindClient(ask.ClientId) is null) return TurnResult.Say(conversation, input, reader.Say["Manager_UnknownClient"]);
        var sheet = await figures.AdviseAsync(ask, fit, reader, ct);
        return new TurnResult(conversation, [Reply.Show(input.Here, await figures.CardAsync(sheet, reader, ct))], Changes.None);
    }

    private async Task<TurnResult> AnswerAsync(Conversation conversation, UserInput input, Ask ask, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        return await figures.AnswerAsync(ask, reader, ct) switch
        {
            SheetAnswer.Answered(var sheet) => new TurnResult(
                conversation with { AskedTopic = ask.Topic.ToString(), Figures = ask.Data },
                [Reply.Show(input.Here, await figures.CardAsync(sheet, reader, ct))],
                await figures.RememberAsync(sheet, reader, ct)),
            SheetAnswer.Refused(var sentence) => TurnResult.Say(conversation, input, sentence),
            _ => throw new InvalidOperationException("An answer is given or refused."),
        };
    }

    /// <summary>A question back, with its usual answers as buttons; the topic is remembered for a short answer.</summary>
    private static TurnResult Question(Conversation conversation, UserInput input, AskReading.Unclear unclear)
    {
        var words = Reader.Of(input).Say["Manager_Topic_" + unclear.Topic];
        var buttons = unclear.Choices.Select(c => new Button(c, Verbs.Say, ("text", $"{input.Text} {c}")));
        var card = new Card { Title = words, Blocks = [new Block.Line(unclear.Sentence)], Buttons = [.. buttons] };
        return new TurnResult(conversation with { AskedTopic = unclear.Topic.ToString() }, [Reply.Show(input.Here, card)], Changes.None);
    }
}
