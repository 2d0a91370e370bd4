using NodaTime;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Alerts;

/// <summary>The ticket of an alert: opened for the desk, and solved by itself when the trouble is over and nobody worked on it.</summary>
public sealed class AlertTickets(TicketQueries tickets, TicketNumbers numbers, PricingFacts facts, PeopleQueries people, BookShelf books)
{
    /// <summary>Opens it; the reply is the card in the technicians' channel.</summary>
    public async Task<AlertTurn> OpenAsync(Alert alert, AlertRecord record, Instant now, CancellationToken ct)
    {
        var book = books.Current;
        var say = Texts.ForDesk(book);
        var known = await facts.AtAsync(alert.ClientId, now, ct);
        var contact = await ContactAsync(alert.ClientId, ct) ?? AlertTurn.Monitoring(book, alert.ClientId);
        var report = new ProblemReport
        {
            Id = "A-" + AlertRecord.IdOf(alert),
            PersonId = contact.Id,
            ClientId = alert.ClientId,
            Text = alert.Title,
            ServiceId = alert.ServiceId,
            ServiceName = say.ServiceName(alert.ServiceId),
            Priority = alert.IsUrgent ? Priority.P2 : Priority.P3,
            Promise = CoverageAsk.NothingPromised,
            ReportedAt = now,
            ChangedAt = now,
        };
        var ticket = new Ticket
        {
            Id = await numbers.NextAsync(ct),
            ClientId = alert.ClientId,
            ClientName = book.FindClient(alert.ClientId)?.Name,
            RequesterId = contact.Id,
            RequesterName = say["Alert_Monitoring"],
            Title = alert.Title,
            Description = alert.Details.Length > 0 ? alert.Details : alert.Title,
            ServiceId = alert.ServiceId,
            ServiceName = report.ServiceName,
            Priority = report.Priority,
            OpenedAt = now,
            Promise = CoverageAsk.PromiseOf(book, CoverageAsk.Decide(book, report, contact, known, now)),
        };
        if (TicketRules.Apply(ticket, TicketStep.Submit, TicketActor.System, now) is not TicketOutcome.Changed { Ticket: var opened })
            throw new InvalidOperationException("A new ticket can always be submitted.");
        var changes = Changes.None.Insert(TicketDocuments.Tickets, opened.Id, opened);
        return new AlertTurn(
            record with { TicketId = opened.Id }, [Reply.Show(Destination.Desk, DeskCard.For(opened, say), TicketCard.SlotOf(opened.Id))], changes);
    }

    /// <summary>Solves it, or only notes the end where somebody has worked on it or waits for somebody.</summary>
    public async Task<AlertTurn> ClearAsync(AlertRecord record, Instant now, CancellationToken ct)
    {
        if (await tickets.FindAsync(record.TicketId ?? "", ct) is not { } stored) return new AlertTurn(record, [], Changes.None);
        var say = Texts.ForDesk(books.Current);
        var words = say.Format("Alert_Cleared", say.When(record.ClearedAt ?? now));
        var isUntouched = stored.Value.Status is TicketStatus.Open or TicketStatus.Assigned && !await tickets.HasWorkAsync(stored.Id, ct);
        var next = isUntouched ? Solved(stored.Value, words, now) : Step(stored.Value, TicketStep.Note, now, words);
        if (next.History.Count == stored.Value.History.Count) return new AlertTurn(record, [], Changes.None);
        var card = Reply.Show(Destination.Desk, DeskCard.For(next, say), TicketCard.SlotOf(next.Id));
        return new AlertTurn(record, [card], Changes.None.Update(TicketDocuments.Tickets, stored, next));
    }

    /// <summary>Closed at once: nobody reported it, so nobody is asked whether it works again.</summary>
    private static Ticket Solved(Ticket ticket, string words, Instant now) =>
        Step(Step(ticket, TicketStep.Resolve, now, null, new TicketResolution(words, "unknown")), TicketStep.CloseUnconfirmed, now, null);

    private static Ticket Step(Ticket ticket, TicketStep step, Instant now, string? words, TicketResolution? solved = null) =>
        TicketRules.Apply(ticket, step, TicketActor.System, now, words, solved).Ticket;

    /// <summary>Whom the desk deals with at a client: coverage asks for a person of the book, and no employee reported it.</summary>
    private async Task<Person?> ContactAsync(string clientId, CancellationToken ct) => (await people.OfClientAsync(clientId, ct))
        .Where(p => p.UserId is not null)
        .OrderByDescending(p => p.Roles.Contains(PersonRole.Manager)).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>What an alert led to.</summary>
/// <param name="Record">With the ticket or outage in it.</param>
public sealed record AlertTurn(AlertRecord Record, IReadOnlyList<Reply> Replies, Changes Changes)
{
    /// <summary>The monitoring as one of the desk, for decisions and use cases that ask who acts.</summary>
    internal static Person Monitoring(ContractBook book, string? clientId) => new()
    {
        Id = TicketActor.System.Id,
        Upn = "",
        Name = Texts.ForDesk(book)["Alert_Monitoring"],
        ClientId = clientId,
        Roles = [PersonRole.Technician],
        Zone = book.Zone.Id,
    };
}
