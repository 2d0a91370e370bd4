using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

/// <summary>
/// Random downtime queries on a half-hour grid: dense enough that ties, touching and nested spans are common.
/// </summary>
internal static class DowntimeCases
{
    public const int StepMinutes = 30;

    public static readonly Instant Origin = Instant.FromUtc(2026, 3, 10, 0, 0);

    private const int Services = 4;
    private const int StepsPerDay = 48;

    private static readonly ImmutableArray<string> Ids = ["s0", "s1", "s2", "s3"];
    private static readonly ImmutableArray<string> People = ["a", "b", "c", "d", "e"];

    private static readonly ImmutableArray<WorkingHours?> Hours =
        [null, Calendar("08:00", "12:00", "13:00", "18:00"), Calendar("00:00", "06:00", "20:00", "24:00")];

    private static readonly Gen<Instant> At =
        Gen.Int[-StepsPerDay, 3 * StepsPerDay].Select(step => Origin + Duration.FromMinutes(step * StepMinutes));

    private static readonly Gen<(Instant Start, Instant End)> Span =
        Gen.Select(At, Gen.Int[1, 30])
        .Select((start, steps) => (start, start + Duration.FromMinutes(steps * StepMinutes)));

    private static readonly Gen<string> ServiceId = Gen.Int[0, Services - 1].Select(index => Ids[index]);

    private static readonly Gen<ImmutableArray<MeasuredService>> Catalogue =
        Gen.Select(
            Gen.Int[0, 6].Array[Services],
            Gen.Int[0, Hours.Length - 1].Array[Services],
            Gen.Bool.Array[Services * Services])
        .Select((heads, hours, links) => Enumerable.Range(0, Services).Select(i => new MeasuredService
        {
            Id = Ids[i],
            HeadCount = heads[i],
            Hours = Hours[hours[i]],
            HardParents = Enumerable.Range(i + 1, Services - i - 1).Where(j => links[(i * Services) + j])
                .Select(j => Ids[j]).ToImmutableArray(),
        }).ToImmutableArray());

    public static readonly Gen<Outage> AnyOutage =
        Gen.Select(Gen.Int[0, 5], ServiceId, Gen.Bool, Span, Gen.Int[0, 9], Gen.Int[0, 31], Gen.Int[0, 6])
        .Select((id, service, down, span, kind, people, count) => new Outage
        {
            Id = $"i{id}",
            Service = service,
            Effect = down ? OutageEffect.Down : OutageEffect.Degraded,
            Start = span.Start,
            End = kind == 0 ? null : span.End,
            Affected = (kind % 3) switch
            {
                0 => Affected.Everybody,
                1 => Affected.People(People.Where((_, i) => (people & (1 << i)) != 0)),
                _ => Affected.Count(count),
            },
        });

    public static readonly Gen<MaintenanceWindow> AnyMaintenance =
        Gen.Select(ServiceId, Span, Gen.Int[0, 9]).Select((service, span, kind) => new MaintenanceWindow
        {
            Id = "m",
            Service = service,
            Start = span.Start,
            End = span.End,
            ApprovedAt = kind == 1 ? null : kind == 2 ? span.Start + Duration.FromMinutes(1) : span.Start,
            AnnouncedAt = kind == 3 ? null : span.Start - Duration.FromMinutes(kind == 4 ? 1439 : 1440),
            Cancelled = kind == 0,
        });

    private static readonly Gen<UnknownSpan> AnyUnknown =
        Gen.Select(ServiceId, Span).Select((service, span) => new UnknownSpan(service, span.Start, span.End));

    private static readonly Gen<(int Days, int AsOf, int Gap, bool CountDegraded, int Reported)> Frame =
        Gen.Select(Gen.Int[1, 2], Gen.Int[1, 3 * StepsPerDay], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 15]);

    /// <summary>A query whose outages have distinct ids and counts within their services' head counts.</summary>
    public static readonly Gen<DowntimeQuery> Query =
        Gen.Select(Catalogue, AnyOutage.Array[0, 7], AnyMaintenance.Array[0, 4], AnyUnknown.Array[0, 3], Frame)
        .Select((catalogue, outages, maintenance, unknown, frame) => new DowntimeQuery
        {
            From = new LocalDate(2026, 3, 10),
            Until = new LocalDate(2026, 3, 10).PlusDays(frame.Days),
            Zone = DateTimeZone.Utc,
            AsOf = Origin + Duration.FromMinutes(frame.AsOf * StepMinutes),
            Catalogue = catalogue,
            Services = Ids.Where((_, i) => (frame.Reported & (1 << i)) != 0).ToImmutableArray(),
            Outages = Numbered(outages, catalogue),
            Maintenance = [.. maintenance],
            Unknown = [.. unknown],
            Options = new DowntimeOptions
            {
                MergeGap = Duration.FromMinutes(frame.Gap * StepMinutes),
                CountDegraded = frame.CountDegraded,
            },
            Cost = new CostAssumptions
            {
                HourlyCost = 38.25m,
                ShareLost = new ShareRange(0.30m, 0.55m, 0.70m),
                MarginPerHour = 12.5m,
                LabourBilled = 80.01m,
            },
        });

    /// <summary>A later outage with an id that was used already becomes its next version.</summary>
    private static ImmutableArray<Outage> Numbered(Outage[] outages, ImmutableArray<MeasuredService> catalogue)
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        return outages.Select(outage =>
        {
            var version = versions[outage.Id] = versions.GetValueOrDefault(outage.Id) + 1;
            var head = catalogue.Single(service => service.Id == outage.Service).HeadCount;
            var affected = outage.Affected is Affected.Counted counted
                ? Affected.Count(Math.Min(counted.Number, head))
                : outage.Affected;
            return outage with { Version = version, Affected = affected };
        }).Reverse().ToImmutableArray();
    }

    private static WorkingHours Calendar(params string[] edges)
    {
        var windows = edges.Chunk(2).Select(pair => new DailyWindow(Minute(pair[0]), Minute(pair[1]))).ToList();
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None);
        return WorkingHours.Compile(new SupportCalendar(
            "c",
            DateTimeZone.Utc,
            days.ToDictionary(day => day, IReadOnlyList<DailyWindow> (_) => windows),
            [],
            [],
            false));

        static int Minute(string time) => (60 * int.Parse(time[..2], null)) + int.Parse(time[3..], null);
    }
}
