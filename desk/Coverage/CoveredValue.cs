using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// What free minutes would have cost on the client's card: per day the minutes of each rate, filled up to the card's step
/// and minimum at the lowest rate. Work that no card prices has no value.
/// </summary>
internal static class CoveredValue
{
    public static decimal Of(TicketCase ticket, CompiledClient client) => ticket.State switch
    {
        CaseState.Warranty => Of(ticket.Entries.Select(entry => (entry, entry.Length)), client),
        CaseState.Working => Of(
            ticket.Segments
                .Where(segment => segment.Treatment == Treatment.Covered)
                .Select(segment => (segment.Entry, segment.Length)),
            client),
        CaseState.NoWork or CaseState.Undetermined => 0m,
    };

    private static decimal Of(IEnumerable<(Entry Entry, long Length)> free, CompiledClient client)
    {
        var card = client.Card;
        var days = new Dictionary<LocalDate, SortedDictionary<decimal, long>>();
        foreach (var (entry, length) in free)
        {
            if (RateOf(client, entry) is not { } rate)
            {
                continue;
            }

            if (!days.TryGetValue(entry.Attendance.Day, out var rates))
            {
                days[entry.Attendance.Day] = rates = [];
            }

            rates[rate] = rates.GetValueOrDefault(rate) + length;
        }

        return days.Values.Sum(rates => ValueOfDay(rates, card));
    }

    private static decimal? RateOf(CompiledClient client, Entry entry)
    {
        var provider = client.Book.FindRateCard(client.Book.Provider.RateCard);
        return CardRates.Find(client.Card, entry.WorkType, entry.Role)
            ?? (provider is null ? null : CardRates.Find(provider, entry.WorkType, entry.Role));
    }

    private static decimal ValueOfDay(SortedDictionary<decimal, long> rates, RateCard card)
    {
        var total = rates.Values.Sum();
        var steps = (total + card.Increment - 1) / card.Increment;
        var added = Math.Max(steps * card.Increment, card.Minimum) - total;
        var value = 0m;
        foreach (var (rate, minutes) in rates)
        {
            value += Exact.Amount(minutes + added, rate, 1m);
            added = 0;
        }

        return value;
    }
}
