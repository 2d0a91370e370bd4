using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>
/// What merging means for money: the time of the months that are open goes to the ticket that goes on, where it is decided
/// again; what was booked is reversed and booked there. Invoiced months stay as they are, and connect by the link between the two.
/// </summary>
/// <param name="Entries">The moved time, as it is written; each says where it was.</param>
/// <param name="Terms">What is decided about the ticket that goes on, with what was decided about the other; null when that is nothing new.</param>
/// <param name="Ledger">The client's ledger with all of it.</param>
public sealed record MergedWork(ImmutableArray<WorkEntry> Entries, TicketTerms? Terms, ClientLedger Ledger)
{
    /// <param name="ledger">As read, with both tickets.</param>
    /// <param name="gone">The ticket that is merged away, after the step.</param>
    /// <param name="kept">The one that goes on, after the step.</param>
    public static MergedWork Of(ClientLedger ledger, Ticket gone, Ticket kept, TicketActor by, Instant now)
    {
        ImmutableArray<WorkEntry> moved =
        [
            .. ledger.Work.Where(w => w.TicketId == gone.Id).Select(w => w with
            {
                TicketId = kept.Id,
                Earlier = w.Earlier.Add(new WorkRevision(w.Start, w.End, w.Removed, now, by.Name, $"{gone.Id} → {kept.Id}")),
            }),
        ];
        var after = moved.Aggregate(ledger, (all, entry) => all.With(entry));
        foreach (var ticket in new[] { gone, kept })
            if (after.Tickets.GetValueOrDefault(ticket.Id) is { } billed) after = after.With(billed with { Ticket = ticket });
        var terms = after.Tickets.GetValueOrDefault(gone.Id)?.Terms is { } decided
            ? (after.Tickets.GetValueOrDefault(kept.Id)?.Terms ?? new TicketTerms { TicketId = kept.Id }).Absorbing(decided)
            : null;
        return new MergedWork(moved, terms, after);
    }

    /// <summary>
    /// What may be spent on the ticket that goes on: what was agreed to for both, because the work for both is done there.
    /// Null is no limit, which only work that is free by contract has.
    /// </summary>
    public static decimal? Authorised(Ticket gone, Ticket kept) => (kept.Promise.Authorised, gone.Promise.Authorised) switch
    {
        ({ } own, { } other) => own + other,
        ({ } own, null) => own,
        (null, _) => null,
    };
}
