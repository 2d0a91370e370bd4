using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Billing;

/// <summary>What stands in a client's ledger for one month: bookings that were not taken back, in the order of booking.</summary>
public sealed record PeriodLedger(string ClientId, YearMonth Period, ImmutableArray<LedgerEntry> Standing)
{
    /// <summary>Money of the month that may be invoiced: work, fees and released amounts.</summary>
    public Amounts Invoiced => Standing.Aggregate(Amounts.Zero, (sum, e) => sum + e.Posting.Invoiced);

    /// <summary>Managed fees within <see cref="Invoiced"/>.</summary>
    public Amounts Fees => Standing.Aggregate(Amounts.Zero, (sum, e) => e.Posting is Posting.ManagedFee ? sum + e.Posting.Invoiced : sum);

    /// <summary>What corrections of invoiced months come to, within <see cref="Invoiced"/>.</summary>
    public Amounts Corrections => Postings<Posting.Corrected>().Aggregate(Amounts.Zero, (sum, c) => sum + c.Invoiced);

    /// <summary>Net that waits for consent.</summary>
    public decimal Held => WithSign<Posting.Charged>().Sum(c => c.Sign * c.Posting.Held.Amount);

    /// <summary>What the covered work would have cost at the rate card, net.</summary>
    public decimal CoveredValue => WithSign<Posting.Worked>().Sum(w => w.Sign * w.Posting.CoveredValue);

    /// <summary>Whole minutes worked.</summary>
    public long WorkedMinutes => WithSign<Posting.Worked>().Sum(w => w.Sign * w.Posting.Minutes.Worked);

    /// <summary>The month's own postings of a kind; those within corrections of invoiced months are not among them.</summary>
    public IEnumerable<T> Postings<T>() where T : Posting => Standing.Select(e => e.Posting).OfType<T>();

    /// <summary>Postings of a kind, also those that corrections of invoiced months book or, with -1, take back.</summary>
    public IEnumerable<(int Sign, T Posting)> WithSign<T>() where T : Posting
    {
        foreach (var entry in Standing)
            if (entry.Posting.Content() is var (sign, what) && what is T posting) yield return (sign, posting);
    }

    /// <param name="batches">Of this client and month, in the order in which they were written.</param>
    public static PeriodLedger Of(string clientId, YearMonth period, IEnumerable<LedgerBatch> batches)
    {
        var standing = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var entry in batches.SelectMany(b => b.Entries))
        {
            if (entry.Reverses is { } reversed)
            {
                standing.Remove(reversed);
                continue;
            }

            standing[entry.Id] = entry;
            order.Add(entry.Id);
        }

        return new PeriodLedger(clientId, period, [.. order.Where(standing.ContainsKey).Select(id => standing[id])]);
    }
}
