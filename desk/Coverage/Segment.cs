using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A run of minutes that are all inside or all outside a contract's calendar, with one multiplier.</summary>
/// <param name="Minutes">Elapsed minutes.</param>
/// <param name="Multiplier">1 inside; outside the contract's own, else the largest matching class's, else 1.</param>
internal sealed record Segment(bool Inside, long Minutes, decimal Multiplier)
{
    /// <summary>Calendars are compiled once per book.</summary>
    private static readonly ConditionalWeakTable<ContractBook, ConcurrentDictionary<string, WorkingHours>> Compiled = [];

    public static WorkingHours HoursOf(ContractBook book, Contract contract) => Compiled
        .GetValue(book, static _ => new ConcurrentDictionary<string, WorkingHours>(StringComparer.Ordinal))
        .GetOrAdd(contract.Calendar, static (id, b) => WorkingHours.Compile(b.FindCalendar(id)!), book); // a checked book defines it

    /// <summary>Cuts [start, start + minutes) at the edges of the contract's calendar and classes.</summary>
    public static List<Segment> Cut(ContractBook book, Contract contract, RateCard card, Instant start, long minutes, bool p1)
    {
        var hours = HoursOf(book, contract);
        var end = start + Duration.FromMinutes(minutes);
        var segments = new List<Segment>();
        var from = start;
        foreach (var until in hours.Edges(start, end).Where(e => e < end).Append(end))
        {
            var inside = hours.IsInside(from) || (p1 && hours.Calendar.P1AllHours);
            var length = (long)(until - from).TotalMinutes;
            if (length > 0) segments.Add(new Segment(inside, length, inside ? 1m : MultiplierAt(hours, contract, card, from)));
            from = until;
        }

        return segments;
    }

    private static decimal MultiplierAt(WorkingHours hours, Contract contract, RateCard card, Instant at)
    {
        if (contract.Outside.Multiplier is { } own) return own;
        var holding = hours.Calendar.Classes.Where(c => hours.ClassSpans(c.Id, at, at + Duration.FromMinutes(1)).Count > 0);
        return holding.Select(c => card.Multipliers.GetValueOrDefault(c.Id, c.Multiplier)).DefaultIfEmpty(1m).Max();
    }
}
