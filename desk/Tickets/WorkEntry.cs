using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>Time that somebody of the desk worked on a ticket.</summary>
/// <param name="Id">Unique over all tickets.</param>
/// <param name="Start">First minute (included).</param>
/// <param name="End">End (not included); whole minutes.</param>
/// <param name="Role">As in the contract book, for example <c>technician</c>.</param>
/// <param name="WorkType">As in the contract book, for example <c>remote</c>.</param>
public sealed record WorkEntry(
    string Id, string TicketId, string ClientId, string PersonId, Instant Start, Instant End, string Role, string WorkType)
{
    public static readonly IndexName ByTicket = new("by-ticket");

    public static readonly IndexName ByClient = new("by-client");

    /// <summary>By client and the month that bills it, removed entries too.</summary>
    public static readonly IndexName ByPeriod = new("by-period");

    public static readonly DocumentType<WorkEntry> Entries = new("work-entry", EntriesOf);

    public string? PersonName { get; init; }

    /// <summary>What was done, masked; null when nothing was said.</summary>
    public string? Note { get; init; }

    /// <summary>Month that bills it, which may be later than that of the work; null for work that was never booked.</summary>
    public YearMonth? Period { get; init; }

    /// <summary>Hash of the contract book it was decided with.</summary>
    public string? BookHash { get; init; }

    /// <summary>Taken back: it stays for the record and counts for nothing.</summary>
    public bool Removed { get; init; }

    /// <summary>What it was before each correction, oldest first.</summary>
    public ImmutableList<WorkRevision> Earlier { get; init; } = [];

    /// <summary>Whole minutes worked.</summary>
    public long Minutes => (long)(End - Start).TotalMinutes;

    /// <summary>The entry with another span, or taken back; what it was is kept.</summary>
    /// <param name="end">Equal to the start takes it back.</param>
    /// <param name="reason">Why, masked.</param>
    public WorkEntry Corrected(Instant end, string by, Instant now, string reason) => this with
    {
        End = end > Start ? end : End,
        Removed = end <= Start,
        Earlier = Earlier.Add(new WorkRevision(Start, End, Removed, now, by, reason)),
    };

    private static IEnumerable<IndexEntry> EntriesOf(WorkEntry entry)
    {
        yield return new IndexEntry(ByTicket, entry.TicketId);
        yield return new IndexEntry(ByClient, IndexValue.Join(entry.ClientId, IndexValue.Of(entry.Start)));
        if (entry.Period is { } period)
            yield return new IndexEntry(ByPeriod, IndexValue.Join(entry.ClientId, LedgerBatch.PeriodText(period)));
    }
}

/// <summary>How an entry stood before it was corrected.</summary>
/// <param name="At">When it was corrected.</param>
/// <param name="By">Name of who did it.</param>
public sealed record WorkRevision(Instant Start, Instant End, bool Removed, Instant At, string By, string Reason);
