using System.Globalization;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Watch;

/// <summary>Reminds the reporter of a solved ticket, and closes it when no word comes.</summary>
public sealed class ClosingWatch(TicketQueries tickets, PeopleQueries people, BookShelf books)
{
    private const int MostTickets = 100_000;

    public async Task<IReadOnlyList<Watched>> LookAsync(Instant now, CancellationToken ct)
    {
        var found = new List<Watched>();
        foreach (var ticket in await tickets.SolvedAsync(now - ClosingRules.Soonest, MostTickets, ct))
            if (await LookAsync(ticket, now, ct) is { } watched) found.Add(watched);
        return found;
    }

    private async Task<Watched?> LookAsync(Stored<Ticket> stored, Instant now, CancellationToken ct)
    {
        var book = books.Current;
        var contract = book.Contracts.FirstOrDefault(c => c.Client == stored.Value.ClientId);
        if (book.FindCalendar(contract?.Calendar ?? book.Contracts.FirstOrDefault()?.Calendar) is not { } calendar) return null;
        var hours = CompiledHours.Of(calendar);
        if (ClosingRules.Due(stored.Value, hours, now) is not { } step) return null;
        if (TicketRules.Apply(stored.Value, step, TicketActor.System, now) is not TicketOutcome.Changed changed) return null;
        var requester = await people.FindAsync(stored.Value.RequesterId, ct);
        var changes = Changes.None.Update(TicketDocuments.Tickets, stored, changed.Ticket);
        return new Watched([.. Replies(changed.Ticket, step, requester, hours)], changes);
    }

    private IEnumerable<Reply> Replies(Ticket ticket, TicketStep step, Person? requester, WorkingHours hours)
    {
        var slot = TicketCard.SlotOf(ticket.Id);
        if (step == TicketStep.CloseUnconfirmed)
        {
            var desk = new Texts(CultureInfo.GetCultureInfo("en"), books.Current.Zone);
            yield return Reply.Show(Destination.Desk, DeskCard.For(ticket, desk), slot);
        }

        if (requester is null) yield break;
        var (to, say) = (Destination.Of(requester.Id), Texts.For(requester));
        var card = TicketCard.For(ticket, say, TicketAccess.SeesMoney(requester, books.Current));
        if (step == TicketStep.CloseUnconfirmed)
        {
            yield return Reply.Show(to, card, slot);
            yield return Reply.Say(to, say.Format("Ticket_ClosedUnconfirmedSay", ticket.Id)) with { Notice = StepReplies.MarkOf(ticket, step) };
            yield break;
        }

        var closes = ticket.ResolvedAt is { } resolved ? say.When(ClosingRules.After(resolved, ClosingRules.ClosesAfter, hours)) : "";
        yield return Reply.Show(to, card with { Title = say.Format("Ticket_RemindTitle", ticket.Id, closes) });
    }
}
