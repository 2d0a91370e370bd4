using System.Collections.Immutable;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Files;

/// <summary>"files SD-1042": a ticket's files, with links for the asker alone that last a quarter of an hour.</summary>
public sealed class ShowFiles(IDocumentStore store, TicketQueries tickets, FileLinks links) : IFlow
{
    /// <summary>Format of a link to a file that was sent.</summary>
    public const string Format = "file";

    /// <summary>Links on one card, newest files first.</summary>
    private const int MostLinks = 5;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = TicketOf(input);
        var ticket = (await tickets.FindAsync(id, ct))?.Value;
        if (ticket is null || !TicketAccess.MaySee(ticket, input.Person))
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var files = FilesCard.Visible(ticket, input.Person.IsDesk);
        if (files.IsEmpty) return TurnResult.Say(conversation, input, say.Format("Files_None", ticket.Id));
        var card = await CardOfAsync(ticket, files, input, say, ct);
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static string TicketOf(UserInput input) =>
        input.Press?["ticket"] ?? CommandLine.Read(input.Text, input.Culture).TicketId ?? input.ThreadTicketId ?? "";

    private async Task<Card> CardOfAsync(Ticket ticket, ImmutableList<TicketFile> files, UserInput input, Texts say, CancellationToken ct)
    {
        var facts = ImmutableList.CreateBuilder<Fact>();
        var buttons = ImmutableList.CreateBuilder<Button>();
        foreach (var file in files.Reverse())
        {
            var sent = (await store.FindAsync(StoredFile.Files, file.Id, ct))?.Value.SentAt ?? ticket.OpenedAt;
            var row = file.Internal ? "Files_RowInternal" : "Files_Row";
            facts.Add(new Fact(file.Name, say.Format(row, FilesCard.SizeOf(file, say), file.By, say.When(sent))));
            if (buttons.Count == MostLinks) continue;
            var about = ImmutableDictionary<string, string>.Empty.Add("file", file.Id).Add("ticket", ticket.Id);
            buttons.Add(Button.Link(file.Name, await links.ToAsync(input.Person.Id, Format, about, input.Now + FileLinks.ForFiles, ct)));
        }

        var note = new Block.Line(say.Format("Files_LinksLast", FileLinks.ForFiles.TotalMinutes), Tone.Subtle);
        return new Card
        {
            Title = say.Format("Files_Title", ticket.Id),
            Blocks = [new Block.Facts(facts.ToImmutable()), note],
            Buttons = buttons.ToImmutable(),
        };
    }
}
