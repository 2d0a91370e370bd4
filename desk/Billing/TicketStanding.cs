using System.Collections.Immutable;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>What a ticket has come to over all months: money, prepaid units, minutes.</summary>
/// <param name="Invoiced">Net that may be invoiced.</param>
/// <param name="Held">Net that waits for consent.</param>
/// <param name="HeldMinutes">Minutes within <paramref name="Held"/>, two decimals at most.</param>
/// <param name="Drawn">Units taken from grants, by contract and grant.</param>
/// <param name="Worked">Whole minutes of the open months.</param>
/// <param name="Free">Of those the covered ones and those in an incident's fee.</param>
/// <param name="Undetermined">A person has to look before anything is charged.</param>
public sealed record TicketStanding(
    decimal Invoiced, decimal Held, decimal HeldMinutes, ImmutableArray<DrawnGrant> Drawn, long Worked, long Free, bool Undetermined)
{
    /// <summary>Net whether or not it is consented to.</summary>
    public decimal Total => Invoiced + Held;

    /// <param name="frozen">What the invoiced months leave, corrections that are being booked among it.</param>
    public static TicketStanding Of(Booking booking, LedgerCarry frozen, string ticketId)
    {
        var postings = booking.Parts.SelectMany(p => p.Postings).Where(p => p.TicketId == ticketId).ToList();
        var before = frozen.Tickets.GetValueOrDefault(ticketId);
        var signed = postings.Concat(booking.Corrections.Where(c => c.TicketId == ticketId)).Select(p => p.Content()).ToList();
        var work = signed.Where(s => s.What is Posting.Worked).Select(s => (s.Sign, Work: (Posting.Worked)s.What)).ToList();
        return new TicketStanding(
            (before?.Invoiced ?? 0m) + postings.Sum(p => p.Invoiced.Net),
            (before?.Held.Net ?? 0m) + postings.Sum(HeldBy),
            signed.Sum(s => s.What is Posting.Charged charged ? s.Sign * charged.Held.Minutes : 0m),
            DrawnGrant.Summed(signed.Where(s => s.What is Posting.Drawn).Select(s => ((Posting.Drawn)s.What).Taken * s.Sign)),
            work.Sum(w => w.Sign * w.Work.Minutes.Worked),
            work.Sum(w => w.Sign * (w.Work.Minutes.Covered + w.Work.Minutes.Incident)),
            work.Any(w => w.Sign > 0 && w.Work.Outcome == CoverageOutcome.Undetermined.Name()));
    }

    private static decimal HeldBy(Posting posting) => posting switch
    {
        Posting.Released released => -released.Net,
        Posting.Charged charged => charged.Held.Amount,
        _ => 0m,
    };

    /// <summary>What is more here than in an earlier standing; negative for what is less.</summary>
    public TicketStanding Since(TicketStanding earlier) => new(
        Invoiced - earlier.Invoiced,
        Held - earlier.Held,
        HeldMinutes - earlier.HeldMinutes,
        DrawnGrant.Summed(Drawn.Concat(earlier.Drawn.Select(d => d * -1))),
        Worked - earlier.Worked,
        Free - earlier.Free,
        Undetermined);

    /// <summary>How far the consent is used up.</summary>
    /// <param name="authorised">Net; null is no limit.</param>
    public SpendingStage StageOf(decimal? authorised)
    {
        const decimal warnAt = 0.8m;
        if (authorised is not { } limit || Total == 0m) return SpendingStage.Free;
        if (Held > 0m) return SpendingStage.Used;
        return Total >= warnAt * limit ? SpendingStage.Nearly : SpendingStage.Free;
    }
}

/// <summary>How far the consent to spend is used up.</summary>
public enum SpendingStage
{
    /// <summary>Less than four fifths.</summary>
    Free,

    /// <summary>Four fifths or more.</summary>
    Nearly,

    /// <summary>All of it: further time is held.</summary>
    Used,
}
