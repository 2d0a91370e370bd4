using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Help;

/// <summary>"help": what somebody in this role can do.</summary>
public sealed class ShowHelp : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var lines = new List<Block> { new Block.Line(say["Help_Employee"]), new Block.Line(say["Help_Commands"]) };
        if (input.Person.Roles.Contains(PersonRole.Manager)) lines.Add(new Block.Line(say["Help_Manager"]));
        if (input.Person.IsDesk) lines = [.. DeskHelp.Blocks(say)];
        var tickets = new Button(say["MyTickets_Title"], Verbs.Say, ("text", say.Words("Words_MyTickets").First()));
        var card = new Card { Title = say["Help_Title"], Blocks = [.. lines], Buttons = [tickets] };
        return Task.FromResult(new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None));
    }
}
