using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;

namespace SupportBot.Dialogs.Manager;

/// <summary>The downtime of a period beside the one it is compared with, and the outages behind it.</summary>
public sealed record DowntimeFigures
{
    /// <summary>What an hour of one person's work is assumed to cost; printed with every figure that rests on it.</summary>
    public static readonly CostAssumptions Assumed = new() { HourlyCost = 38m, ShareLost = new ShareRange(0.25m, 0.5m, 0.75m) };

    public required DowntimeReport Now { get; init; }

    public required Period EarlierPeriod { get; init; }

    /// <summary>Null when nothing is known of that time.</summary>
    public required DowntimeReport? Earlier { get; init; }

    /// <summary>Outages that overlap the reported time, oldest first.</summary>
    public required ImmutableArray<OutageRecord> Outages { get; init; }

    /// <summary>Ids of the client's tickets that joined the longest outages.</summary>
    public ImmutableArray<string> Tickets { get; init; } = [];

    /// <summary>Planned work in the reported time that was announced early enough to be left out.</summary>
    public required ImmutableArray<MaintenanceWindow> LeftOut { get; init; }

    /// <summary>Records of the client begin here; null when there are none at all.</summary>
    public required Instant? KnownSince { get; init; }

    public bool HasData => KnownSince < Now.End;

    /// <summary>Pure; the same input gives the same figures.</summary>
    /// <returns>Null when the period has not begun.</returns>
    public static DowntimeFigures? Of(Ask ask, ContractBook book, Client client, KnownTime known, Reader reader)
    {
        if (Downtime.StartOf(ask.Period.From, reader.Zone) >= reader.Now) return null;
        var wanted = known.Outages.Where(o => Matches(o, ask) && book.FindService(o.ServiceId) is not null).ToImmutableArray();
        var (people, everybody) = PeopleOf(client, ask);
        var catalogue = CatalogueOf(book, client, people);
        var earlier = ask.Against ?? ask.Period.Comparable(reader.Today);
        var now = Report(ask, ask.Period, known with { Outages = wanted }, catalogue, everybody, reader);
        var hadStarted = Downtime.StartOf(earlier.From, reader.Zone) < reader.Now;
        return new DowntimeFigures
        {
            Now = now,
            EarlierPeriod = earlier,
            Earlier = hadStarted && known.Since < Downtime.StartOf(earlier.Until, reader.Zone)
                ? Report(ask, earlier, known with { Outages = wanted }, catalogue, everybody, reader)
                : null,
            Outages =
            [
                .. wanted.Where(o => o.Start < now.End && (o.End ?? now.End) > now.Start)
                    .OrderBy(o => o.Start).ThenBy(o => o.Id, StringComparer.Ordinal),
            ],
            LeftOut = [.. known.Windows.Where(w => w.Start < now.End && w.End > now.Start && w.IsExcluded(new DowntimeOptions().Notice))],
            KnownSince = known.Since,
        };
    }

    /// <summary>Time that people lost in support hours of one month; nothing when the month has not begun.</summary>
    public static UserMinutes PeopleIn(YearMonth month, Ask ask, ContractBook book, Client client, KnownTime known, Reader reader)
    {
        var period = new Period(month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1));
        var (start, end) = (Downtime.StartOf(period.From, reader.Zone), Downtime.StartOf(period.Until, reader.Zone));
        if (start >= reader.Now) return new UserMinutes(0m, 0m);
        // People are counted instant by instant: what lies outside the month changes nothing.
        var inside = known.Outages.Where(o => o.Start < end && !(o.End <= start) && Matches(o, ask) && book.FindService(o.ServiceId) is not null);
        var (people, everybody) = PeopleOf(client, ask);
        return Report(ask, period, known with { Outages = [.. inside] }, CatalogueOf(book, client, people), everybody, reader).Agreed.UserMinutes;
    }

    /// <summary>Minutes of an outage inside the reported time.</summary>
    public decimal MinutesOf(OutageRecord outage)
    {
        var span = Instant.Min(outage.End ?? Now.End, Now.End) - Instant.Max(outage.Start, Now.Start);
        return (decimal)span.BclCompatibleTicks / NodaConstants.TicksPerMinute;
    }

    private static (int Count, Affected Everybody) PeopleOf(Client client, Ask ask)
    {
        var people = client.Users.Where(u => u.Active && (ask.Site is null || u.Site == ask.Site)).Select(u => u.Id).ToList();
        return (people.Count, people.Count > 0 ? Affected.People(people) : Affected.Everybody);
    }

    private static bool Matches(OutageRecord outage, Ask ask) =>
        (ask.Service is null || outage.ServiceId == ask.Service || outage.AlsoServices.Contains(ask.Service))
        && (ask.Site is null || outage.Sites.IsEmpty || outage.Sites.Contains(ask.Site))
        && (ask.Cause is not { } cause || cause.Split(' ').All(word => outage.Cause.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The services as this client uses them: its people, and the hours of the contract that supports it.</summary>
    private static ImmutableArray<MeasuredService> CatalogueOf(ContractBook book, Client client, int people)
    {
        var contract = book.ContractsOf(client.Id).FirstOrDefault(c => c.Status == ContractStatus.Active);
        var calendar = book.FindCalendar(contract?.Calendar);
        var hours = calendar is null ? null : CompiledHours.Of(calendar);
        return [.. book.Services.Select(s => new MeasuredService
        {
            Id = s.Id,
            HeadCount = people,
            Hours = hours,
            HardParents = [.. s.Parents.Where(p => p.Hard).Select(p => p.Service)],
        })];
    }

    private static DowntimeReport Report(
        Ask ask, Period period, KnownTime known, ImmutableArray<MeasuredService> catalogue, Affected everybody, Reader reader)
    {
        ImmutableArray<string> services = ask.Service is { } one ? [one] : [.. catalogue.Select(s => s.Id)];
        var start = Downtime.StartOf(period.From, reader.Zone);
        var measured = catalogue.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return Downtime.Over(new DowntimeQuery
        {
            From = period.From,
            Until = period.Until,
            Zone = reader.Zone,
            AsOf = reader.Now,
            Catalogue = catalogue,
            Services = services,
            Outages = [.. known.Outages.SelectMany(o => EffectsOf(o, measured, catalogue[0].HeadCount, everybody))],
            Maintenance = [.. known.Windows.Where(w => measured.Contains(w.Service))],
            Unknown = known.Since is { } since && since > start ? [.. services.Select(s => new UnknownSpan(s, start, since))] : [],
            Cost = Assumed,
        });
    }

    /// <summary>
    /// One effect for each service that is hit. Everybody of the company is named, so that people are counted once, however
    /// many services are down at the same time.
    /// </summary>
    private static IEnumerable<Outage> EffectsOf(OutageRecord record, HashSet<string> measured, long people, Affected everybody) =>
        record.AlsoServices.Add(record.ServiceId).Where(measured.Contains).Select(service => new Outage
        {
            Id = service == record.ServiceId ? record.Id : $"{record.Id}/{service}",
            Service = service,
            Effect = record.Degraded ? OutageEffect.Degraded : OutageEffect.Down,
            Start = record.Start,
            End = record.End,
            Affected = record.Count is { } count ? Affected.Count(Math.Min(count, people)) : everybody,
        });
}
