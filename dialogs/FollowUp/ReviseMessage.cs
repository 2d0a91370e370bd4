using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>Somebody edited a message that went onto a ticket: the other side sees the new words in the same place.</summary>
public sealed class ReviseMessage(TicketStepFlow steps, TicketQueries tickets)
{
    /// <summary>Null when the message is on no ticket, or somebody else wrote it.</summary>
    /// <param name="messageId">Id of the delivery that brought the message; see <see cref="UserInput.Id"/>.</param>
    public async Task<TurnResult?> TakeAsync(
        Conversation conversation, UserInput input, string messageId, string words, CancellationToken ct)
    {
        if (await tickets.FindRelayedAsync(messageId, ct) is not { } relayed || relayed.By != input.Person.Id) return null;
        if (words.Length == 0) return new TurnResult(conversation, [], Changes.None);
        var edit = new TicketStepFlow.Request(relayed.TicketId, null, TicketStep.Edit, words, null, new StepExtras(Reference: messageId));
        return await steps.TakeAsync(conversation, input, edit, ct);
    }
}
