using System.Collections.Immutable;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>"history SD-1042": who did what when, whether the chain of hashes is whole, and the whole history as a file.</summary>
public sealed class ShowHistory(TicketQueries tickets, FileLinks links) : IFlow
{
    /// <summary>Format of a link to an exported history.</summary>
    public const string Format = "history";

    /// <summary>Latest lines on the card.</summary>
    private const int MostLines = 15;

    private const int LongestWords = 80;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? DeskCommand.Read(input.Text, input.Culture)?.TicketId ?? input.ThreadTicketId ?? "";
        if (!input.Person.IsDesk || (await tickets.FindAsync(id, ct))?.Value is not { } ticket)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var about = ImmutableDictionary<string, string>.Empty.Add("ticket", ticket.Id);
        var link = await links.ToAsync(input.Person.Id, Format, about, input.Now + FileLinks.ForFiles, ct);
        var rows = ticket.History.TakeLast(MostLines)
            .Select(line => ImmutableList.Create(say.When(line.At), line.ByName, say["Step_" + line.Step], TextCut.To(line.Text ?? "", LongestWords)));
        var card = new Card
        {
            Title = say.Format("Desk_HistoryTitle", ticket.Id, ticket.History.Count),
            Accent = HistoryChain.FirstBroken(ticket) is null ? Accent.Good : Accent.Attention,
            Blocks =
            [
                HistoryChain.FirstBroken(ticket) is { } broken
                    ? new Block.Line(say.Format("Desk_HistoryBroken", broken), Tone.Strong)
                    : new Block.Line(say["Desk_HistoryWhole"]),
                new Block.Table([say["Desk_HistoryWhen"], say["Desk_HistoryWho"], say["Desk_HistoryWhat"], say["Desk_HistoryWords"]], [.. rows]),
            ],
            Buttons = [Button.Link(say["Desk_HistoryFile"], link)],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }
}
