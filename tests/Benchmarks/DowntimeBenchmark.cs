using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Outages;

namespace SupportBot.Benchmarks;

/// <summary>
/// A year's downtime of 50 services in both views. The budget of a manager's question is 250 ms for 5,000 outages;
/// twice and four times as many show how the cost grows.
/// </summary>
internal static class DowntimeBenchmark
{
    private const int Services = 50;
    private const int Rounds = 100;
    private const int Seed = 7;
    private static readonly Instant Start = Instant.FromUtc(2025, 12, 31, 23, 0);

    public static void Run()
    {
        foreach (var outages in (int[])[5_000, 10_000, 20_000])
        {
            var query = Query(outages);
            Downtime.Over(query);
            var times = new double[Rounds];
            for (var i = 0; i < Rounds; i++)
            {
                var before = Stopwatch.GetTimestamp();
                Downtime.Over(query);
                times[i] = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"downtime  services {Services}  outages {outages}  p50 {times[Rounds / 2]:F1} ms  "
                + $"p99 {times[Rounds - 2]:F1} ms"));
        }
    }

    private static DowntimeQuery Query(int outages)
    {
        var random = new Random(Seed);
        var office = WorkingHours.Compile(new SupportCalendar(
            "office",
            DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            Enum.GetValues<IsoDayOfWeek>().Where(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday)
                .ToDictionary(day => day, IReadOnlyList<DailyWindow> (_) => [new(480, 720), new(780, 1080)]),
            [],
            [],
            false));
        return new DowntimeQuery
        {
            From = new LocalDate(2026, 1, 1),
            Until = new LocalDate(2027, 1, 1),
            Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            AsOf = Start + Duration.FromDays(400),
            Catalogue = [.. Enumerable.Range(0, Services).Select(i => new MeasuredService
            {
                Id = Name(i),
                HeadCount = 20 + i,
                Hours = i % 3 == 0 ? null : office,
                HardParents = i % 5 == 4 && i + 1 < Services ? [Name(i + 1)] : [],
            })],
            Services = [.. Enumerable.Range(0, Services).Select(Name)],
            Outages = [.. Enumerable.Range(0, outages).Select(i => Outage(i, random))],
            Maintenance = [.. Enumerable.Range(0, Services * 12).Select(i => Maintenance(i, random))],
            Cost = new CostAssumptions { HourlyCost = 38m, ShareLost = new ShareRange(0.3m, 0.5m, 0.7m) },
        };
    }

    private static Outage Outage(int index, Random random)
    {
        var start = Start + Duration.FromMinutes(random.Next(0, 365 * 24 * 60));
        var everyHundredthIsLong = index % 100 == 0;
        return new Outage
        {
            Id = $"o{index}",
            Service = Name(random.Next(Services)),
            Effect = index % 4 == 0 ? OutageEffect.Degraded : OutageEffect.Down,
            Start = start,
            End = start + Duration.FromMinutes(everyHundredthIsLong ? 20_000 : random.Next(1, 240)),
            Affected = (index % 3) switch
            {
                0 => Affected.Everybody,
                1 => Affected.Count(random.Next(20)),
                _ => Affected.People(Enumerable.Range(0, 15).Select(_ => $"p{random.Next(200)}")),
            },
        };
    }

    private static MaintenanceWindow Maintenance(int index, Random random)
    {
        var start = Start + Duration.FromMinutes(random.Next(0, 365 * 24 * 60));
        return new MaintenanceWindow
        {
            Id = $"m{index}",
            Service = Name(index % Services),
            Start = start,
            End = start + Duration.FromHours(2),
            ApprovedAt = start - Duration.FromDays(3),
            AnnouncedAt = start - Duration.FromDays(3),
        };
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"s{index}");
}
