namespace SupportBot.Dialogs.Files;

/// <summary>Every use case of files.</summary>
public sealed class FileFlows(PlaceFile place, ShowFiles show, TakeFiles take)
{
    public PlaceFile Place => place;

    public IFlow Show => show;

    /// <summary>The use case that answers the words, and what becomes of the files that came with them or wait for a place.</summary>
    public Task<TurnResult> AroundAsync(Conversation conversation, UserInput input, IFlow flow, CancellationToken ct) =>
        input.Files.IsEmpty && conversation.WaitingFiles is null && input.Press?.Verb != Verbs.FilePlace
            ? flow.ContinueAsync(conversation, input, ct)
            : take.AroundAsync(conversation, input, flow, ct);
}
