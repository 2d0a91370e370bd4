using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Help;

/// <summary>Welcomes somebody once, however often the channel says that the chat was opened.</summary>
public sealed class Greet : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (conversation.Greeted || input.Scope != ConversationScope.Personal) return Task.FromResult(new TurnResult(conversation, [], Changes.None));
        var say = Texts.For(input);
        var words = input.Person.IsDesk ? say["Desk_Help"] : say.Format("Help_Welcome", input.Person.Name);
        return Task.FromResult(new TurnResult(conversation with { Greeted = true }, [Reply.Say(input.Here, words)], Changes.None));
    }
}
