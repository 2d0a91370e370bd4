using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Manager;

/// <summary>The use cases about figures.</summary>
public sealed class FigureFlows(Figures figures, FileLinks links, BookShelf books, IDocumentStore store, DecideReview decide)
{
    public ShowFigures Show { get; } = new(figures, books);

    public ExportFigures Export { get; } = new(figures, links);

    public RepeatFigures Repeat { get; } = new(figures, store);

    public ShareFigures Share { get; } = new(figures, store);

    public AnswerFit Fit { get; } = new(new ShowFigures(figures, books), store);

    /// <summary>The use case of a pressed button; null when the verb is not about figures.</summary>
    public IFlow? Of(string verb) => verb switch
    {
        Verbs.FiguresShow => Show,
        Verbs.FiguresExport => Export,
        Verbs.FiguresFit => Fit,
        Verbs.FiguresShare => Share,
        Verbs.DecisionAdd or Verbs.DecisionSettle => decide,
        Verbs.FiguresRepeat or Verbs.DigestStop => Repeat,
        _ => null,
    };

    /// <summary>The use case of typed words; null when they are not about figures.</summary>
    public IFlow? Typed(Conversation conversation, UserInput input)
    {
        if (ShareFigures.IsChosen(input)) return Share;
        if (RepeatFigures.IsAsked(input)) return Repeat;
        if (DecideReview.IsTyped(input)) return decide;
        return IsAsked(conversation, input) ? Show : null;
    }

    /// <summary>Whether a manager's words ask for figures, or say shortly what else is wanted of those asked for last.</summary>
    private bool IsAsked(Conversation conversation, UserInput input)
    {
        if (!input.Person.IsDesk && !FigureAccess.IsForFigures(input.Person)) return false;
        var topic = TopicWords.Of(input.Text, Wording.Texts.For(input));
        if (!FigureAccess.IsForFigures(input.Person, topic)) return false;
        return topic is not null || (conversation.AskedTopic is not null && AskReader.IsShort(input.Text, Reader.Of(input), books.Current));
    }
}
