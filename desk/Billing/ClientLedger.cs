using System.Collections.Immutable;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>All that is read before anything is booked for a client.</summary>
public sealed record ClientLedger
{
    public required string ClientId { get; init; }

    /// <summary>Null before the first batch.</summary>
    public Stored<LedgerAccount>? Account { get; init; }

    /// <summary>Entries of the months that are not invoiced, without those that were taken back.</summary>
    public ImmutableArray<WorkEntry> Work { get; init; } = [];

    /// <summary>The tickets of <see cref="Work"/>, and others that connect them, by id.</summary>
    public ImmutableDictionary<string, BilledTicket> Tickets { get; init; } = ImmutableDictionary<string, BilledTicket>.Empty;

    /// <summary>What stands for the months that are not invoiced.</summary>
    public ImmutableArray<PeriodLedger> Standing { get; init; } = [];

    /// <summary>Corrections of invoiced months that are to be booked in the first open one.</summary>
    public ImmutableArray<Posting.Corrected> Corrections { get; init; } = [];

    public LedgerAccount AccountOrNew => Account?.Value ?? new LedgerAccount { ClientId = ClientId };

    /// <summary>With an entry added, or in place of the one with its id.</summary>
    public ClientLedger With(WorkEntry entry) => this with
    {
        Work = [.. Work.Where(w => w.Id != entry.Id), .. entry.Removed ? [] : new[] { entry }],
    };

    public ClientLedger With(BilledTicket ticket) => this with { Tickets = Tickets.SetItem(ticket.Ticket.Id, ticket) };
}

/// <summary>A ticket as far as money goes.</summary>
/// <param name="UserId">The reporter's id in the contract book; null when the book does not know the person.</param>
/// <param name="Fix">When the ticket of <see cref="TicketTerms.LinkedTicket"/> was solved; null when there is none.</param>
public sealed record BilledTicket(Ticket Ticket, TicketTerms? Terms, string? UserId, LinkedFix? Fix = null)
{
    /// <summary>What the coverage rules are asked about it.</summary>
    public CoverageRequest Request => new()
    {
        Id = Ticket.Id,
        OpenedAt = Ticket.OpenedAt.ToWholeMinute(),
        Requester = UserId,
        AffectedUser = Ticket.AffectedUserId,
        Service = Ticket.ServiceId,
        Priority = Ticket.OpenedPriority ?? Ticket.Priority,
        TechnicianPriority = Ticket.OpenedPriority is { } opened && opened != Ticket.Priority ? Ticket.Priority : null,
        MergedInto = Ticket.MergedInto,
        Device = Terms?.Device,
        Cause = Causes.Of(Terms?.Cause ?? Ticket.Resolution?.Cause),
        Contract = Terms?.Contract,
        Outage = Ticket.OutageId,
        Linked = Fix is { } fix ? fix with { SameCause = Terms?.SameCause } : null,
    };

    /// <param name="client">Whose policy says what may be spent without asking.</param>
    public TicketWork Work(ImmutableArray<LoggedEntry> entries, Client? client) => new(
        Request, entries, Resolution, Consent.AuthorisedFor(Ticket, client));

    /// <summary>How it ended, as far as the price goes; null while it is open.</summary>
    public Resolution? Resolution => Ticket switch
    {
        _ when Terms?.NoFault == true => Coverage.Resolution.NoFaultFound,
        { Status: TicketStatus.Withdrawn } => Coverage.Resolution.Withdrawn,
        { ResolvedAt: not null } => Coverage.Resolution.Fixed,
        _ => null,
    };
}
