using SupportBot.Desk.Clients;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Files;

/// <summary>
/// Puts a file whose content is here onto its report or ticket: both cards name it, and below the technicians' card it can be
/// opened. Also says what became of a file that could not be had.
/// </summary>
public sealed class PlaceFile(TicketQueries tickets, PeopleQueries people, BookShelf books)
{
    /// <summary>Merged tickets that are followed to the one that goes on.</summary>
    private const int MostMerges = 5;

    /// <summary>What is written and said; nothing for a file that is there already.</summary>
    public async Task<FilePlaced> PlaceAsync(StoredFile file, NodaTime.Instant now, CancellationToken ct)
    {
        var entry = new TicketFile(file.Id, file.Name, file.Size, file.SenderName, file.Hash ?? "", file.Internal);
        var ticketId = file.TicketId;
        if (ticketId is null && file.ReportId is { } reportId && await tickets.FindReportAsync(reportId, ct) is { } report)
        {
            if (report.Value.State == ReportState.Offered) return OnReport(report, entry);
            ticketId = report.Value.TicketId;
        }

        return ticketId is not null && await GoingOnAsync(ticketId, ct) is { } ticket
            ? await OnTicketAsync(ticket, file, entry, now, ct)
            : FilePlaced.Nothing;
    }

    /// <summary>What the sender is told of a file that is given up.</summary>
    public async Task<IReadOnlyList<Reply>> GivenUpAsync(StoredFile file, CancellationToken ct)
    {
        if (file.Refusal is not { } reason || await people.FindAsync(file.PersonId, ct) is not { } sender) return [];
        var sentence = TakeFiles.Refusal(new FileVerdict.Refused(file.Name, reason), Texts.For(sender));
        return [Reply.Say(Destination.Of(sender.Id), sentence)];
    }

    private static FilePlaced OnReport(Stored<ProblemReport> report, TicketFile entry) =>
        report.Value.Files.Exists(f => f.Hash == entry.Hash) || report.Value.Files.Count >= FileRules.MostOnTicket
            ? FilePlaced.Nothing
            : new FilePlaced(Changes.None.Update(TicketDocuments.Reports, report, report.Value with { Files = report.Value.Files.Add(entry) }), []);

    private async Task<Stored<Ticket>?> GoingOnAsync(string ticketId, CancellationToken ct)
    {
        var ticket = await tickets.FindAsync(ticketId, ct);
        for (var i = 0; i < MostMerges && ticket?.Value.MergedInto is { } other; i++) ticket = await tickets.FindAsync(other, ct);
        return ticket;
    }

    private async Task<FilePlaced> OnTicketAsync(
        Stored<Ticket> stored, StoredFile file, TicketFile entry, NodaTime.Instant now, CancellationToken ct)
    {
        if (stored.Value.Files.Count >= FileRules.MostOnTicket) return FilePlaced.Nothing;
        var actor = new TicketActor(file.PersonId, file.SenderName, file.FromDesk ? TicketSide.Desk : TicketSide.Client);
        var outcome = TicketRules.Apply(stored.Value, TicketStep.Attach, actor, now, file.Name, extras: new StepExtras(File: entry));
        if (outcome is not TicketOutcome.Changed { Ticket: var ticket }) return FilePlaced.Nothing;
        var requester = file.Internal ? null : await people.FindAsync(ticket.RequesterId, ct);
        var (slot, desk) = (TicketCard.SlotOf(ticket.Id), Texts.ForDesk(books.Current));
        var replies = new List<Reply>
        {
            Reply.Show(Destination.Desk, DeskCard.For(ticket, desk), slot),
            Reply.Show(Destination.BelowCard(slot), FilesCard.Added(ticket, [entry], desk)),
        };
        if (requester is not null)
        {
            var say = Texts.For(requester);
            replies.Add(Reply.Show(Destination.Of(requester.Id), TicketCard.For(ticket, say, TicketAccess.SeesMoney(requester, books.Current)), slot));
            if (file.FromDesk) replies.Add(Reply.Show(Destination.Of(requester.Id), FilesCard.Added(ticket, [entry], say)));
        }

        return new FilePlaced(Changes.None.Update(TicketDocuments.Tickets, stored, ticket), replies);
    }
}

/// <summary>What follows from a file finding its place.</summary>
public sealed record FilePlaced(Changes Changes, IReadOnlyList<Reply> Replies)
{
    public static FilePlaced Nothing { get; } = new(Changes.None, []);
}
