using System.Globalization;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Watch;

/// <summary>What a look at one ticket led to; nothing when it is empty.</summary>
public sealed record Watched(IReadOnlyList<Reply> Replies, Changes Changes)
{
    public static Watched Nothing { get; } = new([], Changes.None);

    /// <summary>When to look at the ticket again if nothing happens to it; null when there is no need.</summary>
    public Instant? Next { get; init; }
}

/// <summary>
/// Looks at a ticket's clocks and decides whom to warn: the owner at each stage, the on-call chain when nobody owns the
/// ticket or it is nearly late. Decides from the history and what was told before, so it may sleep and wake at any time.
/// </summary>
public sealed class SlaWatch(IDocumentStore store, PeopleQueries people, BookShelf books)
{
    /// <summary>The rules that looks go by.</summary>
    public string BookHash => books.Current.Hash;

    /// <summary>The ticket as it was read; it may have changed since, then the commit is refused and nothing is told.</summary>
    public async Task<Watched> LookAsync(Stored<Ticket> stored, OnCallRota? rota, Instant now, CancellationToken ct)
    {
        var (ticket, book) = (stored.Value, books.Current);
        if (TicketClocks.At(book, ticket, now) is not { } standing) return Watched.Nothing;
        if (Lapsed(stored, now) is { } lapsed) return lapsed with { Next = now };
        var told = await store.FindAsync(SlaAlert.Alerts, ticket.Id, ct);
        var before = told?.Value ?? new SlaAlert();
        var chain = rota is null ? [] : RotaRules.Chain(rota, now);
        var look = Escalation.Look(before, standing, ticket.AssigneeId is not null, chain, now);
        var next = NextOf(ticket, standing, look.After, chain.Count, now);
        if (look.After == before) return Watched.Nothing with { Next = next };
        var replies = new List<Reply>();
        if (look.Response is not null || look.Resolution is not null)
            replies.AddRange(await WarningsAsync(ticket, standing, (look.Response, look.Resolution), ct));
        foreach (var id in look.Call)
            if (await people.FindAsync(id, ct) is { } called) replies.Add(CallFor(ticket, standing, called));
        return new Watched(replies, Changes.None.Save(SlaAlert.Alerts, ticket.Id, told, look.After)) { Next = next };
    }

    /// <summary>A ticket that waits for nobody any more has no deadline in the desk's lists.</summary>
    public async Task<Watched> EndAsync(Ticket ticket, CancellationToken ct) =>
        await store.FindAsync(SlaAlert.Alerts, ticket.Id, ct) is { Value.DueAt: not null } told
            ? new Watched([], Changes.None.Update(SlaAlert.Alerts, told, told.Value with { DueAt = null }))
            : Watched.Nothing;

    private Instant? NextOf(Ticket ticket, SlaStanding standing, SlaAlert told, int chain, Instant now) =>
        TicketClocks.PolicyOf(books.Current, ticket) is { } policy && books.Current.FindCalendar(policy.Calendar) is { } calendar
            ? NextLook.Of(ticket, standing, policy, CompiledHours.Of(calendar), told, chain, now)
            : null;

    private async Task<IEnumerable<Reply>> WarningsAsync(
        Ticket ticket, SlaStanding standing, (decimal? Response, decimal? Resolution) stages, CancellationToken ct)
    {
        var desk = new Texts(CultureInfo.GetCultureInfo("en"), books.Current.Zone);
        var line = SentenceOf(ticket, standing, stages, desk);
        var replies = new List<Reply> { Reply.Say(Destination.BelowCard(TicketCard.SlotOf(ticket.Id)), line) };
        var owner = ticket.AssigneeId is { } id ? await people.FindAsync(id, ct) : null;
        if (owner is not null) replies.Add(Reply.Say(Destination.Of(owner.Id), SentenceOf(ticket, standing, stages, Texts.For(owner))));
        return replies;
    }

    private static string SentenceOf(Ticket ticket, SlaStanding standing, (decimal? Response, decimal? Resolution) stages, Texts say)
    {
        var isResolution = stages.Resolution is not null;
        var (target, stage) = isResolution ? (standing.Resolution, stages.Resolution) : (standing.Response, stages.Response);
        var clock = say[isResolution ? "Sla_Resolution" : "Sla_Response"];
        var due = target.DueAt is { } at ? say.When(at) : "–";
        return stage >= 100m
            ? say.Format("Sla_Missed", ticket.Id, ticket.Title, clock, due)
            : say.Format("Sla_Warning", ticket.Id, ticket.Title, say.Number(stage ?? 0m, 0), clock, due);
    }

    private static Reply CallFor(Ticket ticket, SlaStanding standing, Person called)
    {
        var say = Texts.For(called);
        var due = standing.Resolution.DueAt is { } at ? say.When(at) : "–";
        var card = new Card
        {
            Title = say.Format("Sla_CallTitle", ticket.Id, ticket.Title),
            Accent = Accent.Attention,
            Blocks = [new Block.Line(say.Format("Sla_CallText", ticket.Priority, ticket.AssigneeName ?? say["Ticket_Nobody"], due))],
            Buttons =
            [
                new Button(say["Sla_Acknowledge"], Verbs.AlertAcknowledge, ("ticket", ticket.Id)),
                new Button(say["Ticket_Claim"], Verbs.TicketClaim, TicketCard.DataOf(ticket)),
            ],
        };
        return Reply.Show(Destination.Of(called.Id), card);
    }

    /// <summary>A claim that was not followed up goes back into the queue, and both sides are told.</summary>
    private Watched? Lapsed(Stored<Ticket> stored, Instant now)
    {
        var (ticket, book) = (stored.Value, books.Current);
        var calendar = TicketClocks.PolicyOf(book, ticket) is { } policy ? book.FindCalendar(policy.Calendar) : null;
        if (calendar is null || !ClaimLapse.HasLapsed(ticket, CompiledHours.Of(calendar), now)) return null;
        var say = new Texts(CultureInfo.GetCultureInfo("en"), book.Zone);
        if (TicketRules.Apply(ticket, TicketStep.Release, TicketActor.System, now, say["Sla_LapsedReason"]) is not TicketOutcome.Changed freed) return null;
        var slot = TicketCard.SlotOf(ticket.Id);
        List<Reply> replies =
        [
            Reply.Show(Destination.Desk, DeskCard.For(freed.Ticket, say), slot),
            Reply.Say(Destination.BelowCard(slot), say.Format("Sla_Lapsed", ticket.Id, ticket.AssigneeName)),
        ];
        if (OwnerNotice.Of(ticket, freed.Ticket, TicketStep.Release) is { } owner) replies.Add(owner);
        return new Watched(replies, Changes.None.Update(TicketDocuments.Tickets, stored, freed.Ticket));
    }
}
