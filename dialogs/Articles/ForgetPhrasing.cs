using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Answers;

namespace SupportBot.Dialogs.Articles;

/// <summary>"Forget words" on an article: what one client's people wrote does not lead to it any more.</summary>
public sealed class ForgetPhrasing(ArticlePhrasings phrasings) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var changes = await phrasings.ForgetAsync(input.Press?["phrasing"] ?? "", ct);
        return TurnResult.Say(conversation, input, say["Article_Forgotten"]) with { Changes = changes };
    }
}
