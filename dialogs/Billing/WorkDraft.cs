using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Billing;

/// <summary>What a technician is about to save: an entry of time, a correction of one, or of the coverage.</summary>
public sealed record WorkDraft
{
    public static readonly DocumentType<WorkDraft> Drafts = new("work-draft");

    public required string Id { get; init; }

    /// <summary>Person id of the technician; nobody else can save it.</summary>
    public required string By { get; init; }

    public required string TicketId { get; init; }

    /// <summary>The entry as it would be stored; null when only the coverage changes.</summary>
    public WorkEntry? Entry { get; init; }

    /// <summary>The terms as they would be stored; null when only time changes.</summary>
    public TicketTerms? Terms { get; init; }

    /// <summary>Net that was shown to come on top, authorised or not.</summary>
    public decimal ShownTotal { get; init; }

    /// <summary>The first month that was not invoiced when the draft was shown; null when none was.</summary>
    public YearMonth? ShownOpen { get; init; }

    /// <summary>Stable code of the ledger: <c>time-logged</c>, <c>time-corrected</c>, <c>coverage-corrected</c>.</summary>
    public required string Reason { get; init; }

    public DraftState State { get; init; }

    /// <summary>The correction on top of what is stored by now; the draft itself when nothing was saved since.</summary>
    public WorkDraft Over(WorkEntry current)
    {
        if (Entry is not { Earlier: [.., var last] } mine) return this;
        if (mine.Earlier.Count == current.Earlier.Count + 1 && mine.TicketId == current.TicketId) return this;
        return this with
        {
            TicketId = current.TicketId,
            Entry = current.Corrected(mine.Removed ? current.Start : mine.End, last.By, last.At, last.Reason),
        };
    }

    /// <summary>The decision on top of what is stored by now; the draft itself when nothing was saved since.</summary>
    public WorkDraft Over(TicketTerms current) =>
        Terms is not { } mine || mine.Corrections.Count == current.Corrections.Count + 1 ? this : this with { Terms = current.WithLastOf(mine) };
}

public enum DraftState
{
    Shown,
    Saved,
    Dropped,
}
