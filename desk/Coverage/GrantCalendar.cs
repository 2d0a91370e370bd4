using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// Which grants of a contract's pool are valid when. The first periodic grant is the period that holds the contract's
/// first day, in full; the last one starts on or before its last day. Safe for many readers.
/// </summary>
internal sealed class GrantCalendar
{
    // A period that ends beyond this year is as good as one that never ends.
    private const int LastYear = 9998;

    private readonly DateTimeZone zone;
    private readonly Grant[] blocks;
    private readonly PeriodicGrant? periodic;
    private readonly int firstPeriod;
    private readonly int lastPeriod;
    private GrantSet recent = GrantSet.None with { Until = long.MinValue };

    public GrantCalendar(Pool pool, Contract contract, DateTimeZone zone)
    {
        this.zone = zone;
        periodic = pool.Periodic;
        blocks = pool.Blocks.Select(block => new Grant(
            block.Id,
            block.Quantity,
            block.To,
            block.Purchased,
            Minutes.DayStart(zone, block.From),
            block.To is { } to ? Minutes.DayEnd(zone, to) : Minutes.Never)).ToArray();
        if (periodic is not null)
        {
            firstPeriod = GrantPeriods.IndexOf(periodic.Every, contract.From);
            lastPeriod = GrantPeriods.IndexOf(periodic.Every, contract.To ?? new LocalDate(LastYear, 12, 31));
        }
    }

    /// <summary>The grants that are valid at the minute.</summary>
    public GrantSet At(long minute)
    {
        var known = Volatile.Read(ref recent);
        if (known.From <= minute && minute < known.Until)
        {
            return known;
        }

        var all = Around(minute).ToList();
        var valid = all.Where(grant => grant.HoldsAt(minute)).ToArray();
        Array.Sort(valid);
        var edges = all.SelectMany(grant => new[] { grant.Start, grant.End }).Concat(PeriodAround(minute)).ToList();
        var set = new GrantSet(
            valid,
            edges.Where(edge => edge <= minute).DefaultIfEmpty(long.MinValue).Max(),
            edges.Where(edge => edge > minute).DefaultIfEmpty(Minutes.Never).Min());
        Volatile.Write(ref recent, set);
        return set;
    }

    /// <summary>Minutes in (from, until] at which a grant begins or ends.</summary>
    public IEnumerable<long> Edges(long from, long until)
    {
        var edges = blocks.SelectMany(block => new[] { block.Start, block.End });
        if (periodic is not null)
        {
            edges = edges.Concat(PeriodEdges(periodic, from, until));
        }

        return edges.Where(edge => edge > from && edge <= until);
    }

    private IEnumerable<long> PeriodEdges(PeriodicGrant terms, long from, long until)
    {
        var begin = PeriodOf(terms, from) - 1;
        var end = PeriodOf(terms, until) + 1;
        for (var index = begin; index <= end; index++)
        {
            var starts = index >= firstPeriod && index <= lastPeriod;
            var expired = index - 1 - Rollover(terms);
            var expires = expired >= firstPeriod && expired <= lastPeriod;
            if (starts || expires)
            {
                yield return Minutes.DayStart(zone, GrantPeriods.Start(terms.Every, index));
            }
        }
    }

    /// <summary>Every grant that holds at the minute, and enough neighbours to know when that changes.</summary>
    private IEnumerable<Grant> Around(long minute)
    {
        foreach (var block in blocks)
        {
            yield return block;
        }

        if (periodic is null)
        {
            yield break;
        }

        var now = PeriodOf(periodic, minute);
        var first = Math.Max(firstPeriod, now - Rollover(periodic) - 1);
        var last = Math.Min(lastPeriod, (long)now + 1);
        for (var index = first; index <= last; index++)
        {
            yield return Periodic(periodic, (int)index);
        }
    }

    /// <summary>Bounds of the calendar period, so that a set is never kept beyond what was looked at.</summary>
    private IEnumerable<long> PeriodAround(long minute)
    {
        if (periodic is null)
        {
            return [];
        }

        var now = PeriodOf(periodic, minute);
        return new[] { now, now + 1 }.Select(index => Minutes.DayStart(zone, GrantPeriods.Start(periodic.Every, index)));
    }

    private static long Rollover(PeriodicGrant terms) => Math.Min(terms.Rollover, LastYear * 12L);

    private int PeriodOf(PeriodicGrant terms, long minute) =>
        GrantPeriods.IndexOf(terms.Every, Minutes.DateIn(zone, minute));

    private Grant Periodic(PeriodicGrant terms, int index)
    {
        var start = GrantPeriods.Start(terms.Every, index);
        var after = Math.Min(index + 1 + Rollover(terms), GrantPeriods.IndexOf(terms.Every, new LocalDate(LastYear, 12, 31)) + 1);
        var end = GrantPeriods.Start(terms.Every, (int)after);
        return new Grant(
            GrantPeriods.Key(terms.Every, start),
            terms.Quantity,
            end.PlusDays(-1),
            start,
            Minutes.DayStart(zone, start),
            Minutes.DayStart(zone, end));
    }
}
