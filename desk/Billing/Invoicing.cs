using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Billing;

/// <summary>Closes a month for the invoice.</summary>
public static class Invoicing
{
    /// <summary>
    /// Books what is missing up to a month, its managed fees among it, and freezes all up to it: from now on nothing is
    /// reversed or added there. Work that is logged late goes into the next month; held money stays held until somebody
    /// consents, and is then booked in the month that is open.
    /// </summary>
    /// <param name="last">The last month to freeze, included.</param>
    /// <returns>A month that is frozen already changes nothing.</returns>
    public static Booking Close(ClientLedger ledger, BookVersions books, YearMonth last, BookingReason reason)
    {
        var booking = Booking.Of(ledger, books, reason with { FeesFor = reason.FeesFor.Contains(last) ? reason.FeesFor : reason.FeesFor.Add(last) });
        if (booking.Account.IsFrozen(last)) return booking;
        var left = booking.Parts.LastOrDefault(p => p.Period <= last)?.Carry ?? booking.Account.Frozen;
        return booking with { Account = booking.Account with { FirstOpen = last.PlusMonths(1), Frozen = left } };
    }
}
