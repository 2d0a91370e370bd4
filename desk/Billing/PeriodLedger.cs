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

    /// <summary>Net that waits for consent.</summary>
    public decimal Held => Postings<Posting.Charged>().Sum(c => c.Held.Amount);

    /// <summary>What the covered work would have cost at the rate card, net.</summary>
    public decimal CoveredValue => Postings<Posting.Worked>().Sum(w => w.CoveredValue);

    /// <summary>Whole minutes worked.</summary>
    public long WorkedMinutes => Postings<Posting.Worked>().Sum(w => w.Minutes.Worked);

    public IEnumerable<T> Postings<T>() where T : Posting => Standing.Select(e => e.Posting).OfType<T>();

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
