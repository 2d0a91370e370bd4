using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>"my tickets": what the person has open.</summary>
public sealed class MyTickets(TicketQueries tickets) : IFlow
{
    /// <summary>Tickets on one card.</summary>
    private const int PageSize = 10;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var open = await tickets.OpenOfPersonAsync(input.Person.Id, PageSize, ct);
        if (open.Count == 0) return TurnResult.Say(conversation, input, say["MyTickets_None"]);
        var card = new Card
        {
            Title = say["MyTickets_Title"],
            Blocks = [new Block.Facts([.. open.Select(t => new Fact(t.Id, $"{t.Title} ({say["Status_" + t.Status]})"))])],
            Buttons = [.. open.Take(4).Select(t => new Button(say.Format("MyTickets_Row", t.Id), Verbs.TicketShow, ("ticket", t.Id)))],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }
}
