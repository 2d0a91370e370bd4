using System.Collections.Immutable;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Help;

/// <summary>Welcomes somebody once, however often the channel says that the chat was opened or the bot was added.</summary>
public sealed class Greet : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (conversation.Greeted || input.Scope == ConversationScope.Desk) return Task.FromResult(new TurnResult(conversation, [], Changes.None));
        var say = Texts.For(input);
        var words = input switch
        {
            { Scope: ConversationScope.Shared } => say["Help_WelcomeGroup"],
            { Person.IsDesk: true } => say["Desk_Help"],
            { Person.ClientId: null } => say.Format("Help_Stranger", input.Person.Name),
            _ => say.Format("Help_Welcome", input.Person.Name),
        };
        var reply = Reply.Say(input.Here, words) with { Suggestions = SuggestionsFor(input, say) };
        return Task.FromResult(new TurnResult(conversation with { Greeted = true }, [reply], Changes.None));
    }

    /// <summary>Not in groups: what is pressed there is said without a mention, so the bot would not hear it.</summary>
    private static ImmutableList<string> SuggestionsFor(UserInput input, Texts say) =>
        input is { Scope: ConversationScope.Personal, Person: { IsDesk: true } or { ClientId: not null } }
            ? [say.Words("Words_Help").First(), say.Words("Words_MyTickets").First(), .. input.Person.IsDesk ? Array.Empty<string>() : [say["Help_SayPerson"]]]
            : [];
}
