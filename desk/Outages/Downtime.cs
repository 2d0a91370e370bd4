using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace SupportBot.Desk.Outages;

/// <summary>
/// Outages, maintenance and service hours in, availability figures out. Nothing is looked up, nothing is kept.
/// </summary>
public static class Downtime
{
    /// <summary>
    /// A local day begins at its first instant: after a gap at midnight, at the first of two midnights.
    /// </summary>
    private static readonly ZoneLocalMappingResolver DayStart =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>First instant of a local day.</summary>
    public static Instant StartOf(LocalDate date, DateTimeZone zone) =>
        zone.ResolveLocal(date.AtMidnight(), DayStart).ToInstant();

    /// <summary>
    /// The downtime of the reported services in the local days from <see cref="DowntimeQuery.From"/> (in) to
    /// <see cref="DowntimeQuery.Until"/> (out), as far as it is known at the as-of instant.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The days are not in order, or the as-of instant is not after their start.
    /// </exception>
    /// <exception cref="KeyNotFoundException">Something names a service that the catalogue lacks.</exception>
    public static DowntimeReport Over(DowntimeQuery query)
    {
        var start = StartOf(query.From, query.Zone);
        var end = StartOf(query.Until, query.Zone);
        if (query.Until <= query.From || query.AsOf <= start)
        {
            throw new ArgumentException("The period must begin before its end and the as-of instant.", nameof(query));
        }

        var period = new ReportedPeriod(start, Instant.Min(end, query.AsOf), query.AsOf);
        var catalogue = query.Catalogue.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var effects = ServiceEffects.Of(query);
        var times = query.Services
            .Select(id => new ServiceTimes(catalogue[id], effects, period, query.Options))
            .ToList();
        var agreed = times.Select(service => new ViewTime(service, service.AgreedClock())).ToList();
        var always = times.Select(service => new ViewTime(service, service.AlwaysClock())).ToList();
        var agreedTogether = new CombinedTime(agreed);
        return new DowntimeReport
        {
            Start = period.Start,
            End = period.End,
            Provisional = query.AsOf < end || times.Any(service => service.HasOpenEffect),
            Services = times.Select((service, i) => new ServiceDowntime
            {
                Service = service.Service.Id,
                Agreed = agreed[i].Figures(),
                Always = always[i].Figures(),
                Blocks = Blocks(service),
            }).ToImmutableArray(),
            Agreed = agreedTogether.Figures(),
            Always = new CombinedTime(always).Figures(),
            Cost = query.Cost is { } cost ? agreedTogether.Cost(cost) : null,
        };
    }

    private static ImmutableArray<OutageBlock> Blocks(ServiceTimes service)
    {
        var (start, end, _) = service.Period;
        return service.Blocks.Select(block => new OutageBlock
        {
            Start = Instant.Max(block.First, start),
            End = Instant.Min(block.End, end),
            Open = service.IsOpen(block),
            CarriedIn = block.First < start,
            Minutes = Exact.Minutes(Exact.Ticks(block.Clip(start, end))),
        }).ToImmutableArray();
    }
}
