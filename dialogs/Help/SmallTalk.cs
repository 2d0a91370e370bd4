using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Help;

/// <summary>Greetings, thanks and whatever has nothing to do with IT: one friendly sentence, nothing opened or reopened.</summary>
public sealed class SmallTalk(string sentence) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var text = Texts.For(input).Format(sentence, input.Person.Name);
        return Task.FromResult(TurnResult.Say(conversation, input, text));
    }
}
