using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Logged work of one client, to be charged. The order of tickets is the order of the answer, nothing else.</summary>
public sealed record SettleInput
{
    /// <summary>From the signed-in identity; null or unknown makes every ticket undetermined.</summary>
    public string? Client { get; init; }

    public ImmutableArray<TicketWork> Tickets { get; init; } = [];

    /// <summary>Opening balances; a grant that is not listed is full.</summary>
    public ImmutableArray<OpeningBalance> Ledger { get; init; } = [];

    public ImmutableArray<PriorIncident> PriorIncidents { get; init; } = [];

    /// <summary>Managed fees of a month; null = not asked.</summary>
    public RecurringQuestion? Recurring { get; init; }
}

/// <summary>A ticket and the time logged on it.</summary>
/// <param name="Authorised">Most that may be invoiced, net; null = no limit.</param>
public sealed record TicketWork(
    CoverageRequest Request,
    ImmutableArray<LoggedEntry> Entries,
    Resolution? Resolution = null,
    decimal? Authorised = null);

/// <summary>How a ticket ended, as far as it matters for money.</summary>
public enum Resolution
{
    Fixed,
    NoFaultFound,
    Withdrawn,
}

/// <summary>One logged span of work; start in, end out, both on whole minutes.</summary>
/// <param name="Id">Unique over all tickets of a run.</param>
/// <param name="Minutes">Billable minutes below the elapsed ones: the entry ends at start + minutes; 0 drops it.</param>
/// <param name="Reason">Why fewer minutes are billable.</param>
public sealed record LoggedEntry(
    string Id, Instant Start, Instant End, string Role, WorkType WorkType, long? Minutes = null, string? Reason = null);

/// <summary>What a grant holds before the run, in the pool's unit.</summary>
public sealed record OpeningBalance(string Contract, string Grant, decimal Remaining);

/// <summary>An incident that was charged in an earlier run.</summary>
/// <param name="Key">Ticket id or outage id.</param>
public sealed record PriorIncident(string Key, string Contract, long IncludedUsed);

/// <summary>The month whose managed fees are asked for.</summary>
/// <param name="Counts">At least one row, strictly ascending; each holds from its date until the next.</param>
public sealed record RecurringQuestion(YearMonth Month, ImmutableArray<HeadCount> Counts);

/// <summary>Users and devices under management from a date on.</summary>
public sealed record HeadCount(LocalDate From, long Users, long Devices);
