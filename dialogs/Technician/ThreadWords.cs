using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Help;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// Words of a technician that are no command: below a ticket's card they are a note that only the desk sees, unless they
/// look like a command with a typing error; elsewhere help is shown.
/// </summary>
public sealed class ThreadWords(TicketStepFlow steps, ShowHelp help) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (DeskTypos.Corrected(input.Text, input.Culture, input.ThreadTicketId) is { } meant)
            return new TurnResult(conversation, [Reply.Show(input.Here, DidYouMean(input, meant))], Changes.None);
        if (input.ThreadTicketId is not { } ticket || input.Text.Length == 0) return await help.ContinueAsync(conversation, input, ct);
        var note = new TicketStepFlow.Request(ticket, null, TicketStep.Note, input.Text, null, new StepExtras(Reference: input.Id));
        return await steps.TakeAsync(conversation, input, note, ct);
    }

    private static Card DidYouMean(UserInput input, string meant)
    {
        var say = Texts.For(input);
        var buttons = new List<Button> { new(TextCut.To(meant, 60), Verbs.Say, ("text", meant)) };
        if (input.ThreadTicketId is { } ticket)
            buttons.Add(new Button(say["Desk_KeepAsNote"], Verbs.Say, ("text", $"{say.Words("Words_Note").Last()} {ticket} {input.Text}")));
        return new Card { Title = say.Format("Desk_DidYouMean", meant), Buttons = [.. buttons] };
    }
}
