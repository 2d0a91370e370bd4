using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>"use this channel for escalations": from now on tickets are posted where this was written.</summary>
public sealed class UseChannel(IDocumentStore store) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.Roles.Contains(PersonRole.Dispatcher)) return TurnResult.Say(conversation, input, say["Desk_OnlyDispatcher"]);
        if (input.Scope == ConversationScope.Personal) return TurnResult.Say(conversation, input, say["Desk_NotAChannel"]);
        var stored = await store.FindAsync(DeskChannel.Channels, DeskChannel.Id, ct);
        if (stored?.Value.ConversationId == input.ConversationId) return TurnResult.Say(conversation, input, say["Desk_ChannelChosen"]);
        var chosen = new DeskChannel(
            input.Person.Id.Split('/')[0],
            input.ConversationId,
            stored is null ? [] : [.. stored.Value.Former.Where(f => f != input.ConversationId), stored.Value.ConversationId],
            input.Person.Id,
            input.Now);
        return TurnResult.Say(conversation, input, say["Desk_ChannelChosen"]) with
        {
            Changes = Changes.None.Save(DeskChannel.Channels, DeskChannel.Id, stored, chosen),
        };
    }
}
