using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>"summary SD-1001": the thread in short. For the desk only, for it holds internal notes.</summary>
public sealed class ShowThreadInShort(ThreadInShort inShort) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var command = DeskCommand.Read(input.Text, input.Culture);
        var id = command?.TicketId ?? command?.Rest.ToUpperInvariant() ?? "";
        if (id.Length == 0) id = input.ThreadTicketId ?? "";
        var card = input.Person.IsDesk ? await inShort.CardAsync(id, say, ct) : null;
        return new TurnResult(
            conversation, [card is null ? Reply.Say(input.Here, say.Format("Ticket_Gone", id)) : Reply.Show(input.Here, card)], Changes.None);
    }
}
