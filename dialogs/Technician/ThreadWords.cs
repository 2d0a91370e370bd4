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
        if (DeskCommand.Suggestion(input.Text, input.Culture) is { } meant)
        {
            var sentence = Texts.For(input).Format("Desk_DidYouMean", meant);
            return new TurnResult(conversation, [Reply.Say(input.Here, sentence)], Changes.None);
        }

        if (input.ThreadTicketId is not { } ticket || input.Text.Length == 0) return await help.ContinueAsync(conversation, input, ct);
        var note = new TicketStepFlow.Request(ticket, null, TicketStep.Note, input.Text, null, new StepExtras(Reference: input.Id));
        return await steps.TakeAsync(conversation, input, note, ct);
    }
}
