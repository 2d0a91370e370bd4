using CsCheck;
using NodaTime;
using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

public sealed class DowntimeZoneTests
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe",
        "Asia/Kathmandu", "America/Sao_Paulo", "Pacific/Apia", "Africa/Cairo", "UTC",
    ];

    private static readonly Gen<(DateTimeZone Zone, LocalDate From, int Days, int Start, int Length)> Case =
        Gen.Select(
            Gen.Int[0, Zones.Length - 1],
            Gen.Int[0, 6_500],
            Gen.Int[1, 40],
            Gen.Int[-3_000, 60_000],
            Gen.Int[1, 5_000])
        .Select((zone, day, days, start, length) =>
            (DateTimeZoneProviders.Tzdb[Zones[zone]], new LocalDate(2009, 1, 1).PlusDays(day), days, start, length));

    [Fact]
    public void A_period_is_as_long_as_its_local_days_whatever_the_clocks_do() =>
        Case.Sample(
            c =>
            {
                var report = Over(c.Zone, c.From, c.From.PlusDays(c.Days), []);
                var days = Enumerable.Range(0, c.Days).Select(i => c.From.PlusDays(i));
                Assert.Equal(
                    days.Sum(day => Over(c.Zone, day, day.PlusDays(1), []).Always.AgreedMinutes),
                    report.Always.AgreedMinutes);
                Assert.Equal((decimal)(report.End - report.Start).TotalMinutes, report.Always.AgreedMinutes);
            },
            iter: 10_000);

    [Fact]
    public void Downtime_is_counted_in_elapsed_minutes_over_a_change_of_the_clocks() =>
        Case.Sample(
            c =>
            {
                // Leniently: Samoa had no 30 December 2011, and a skipped time moves forward by the gap.
                var start = c.Zone.AtLeniently(c.From.AtMidnight()).ToInstant() + Duration.FromMinutes(c.Start);
                var outage = new Outage
                {
                    Id = "o",
                    Service = "s",
                    Effect = OutageEffect.Down,
                    Start = start,
                    End = start + Duration.FromMinutes(c.Length),
                };
                var report = Over(c.Zone, c.From, c.From.PlusDays(c.Days), [outage]);
                var seen = Instant.Min(outage.End.Value, report.End) - Instant.Max(start, report.Start);
                Assert.Equal(Math.Max(0, (decimal)seen.TotalMinutes), report.Always.AnyDownMinutes);
                Assert.Equal(report.Always.AnyDownMinutes * 10, report.Always.UserMinutes.High);
            },
            iter: 10_000);

    [Theory]
    [InlineData("Europe/Berlin", 2026, 3, 29, 1380)]
    [InlineData("Europe/Berlin", 2026, 10, 25, 1500)]
    [InlineData("Australia/Lord_Howe", 2026, 4, 5, 1470)]
    [InlineData("Australia/Lord_Howe", 2026, 10, 4, 1410)]
    [InlineData("Asia/Kathmandu", 2026, 10, 4, 1440)]
    [InlineData("America/Sao_Paulo", 2018, 11, 4, 1380)]
    [InlineData("Pacific/Apia", 2011, 12, 30, 0)]
    public void A_day_with_a_clock_change_has_its_own_length(string zone, int year, int month, int day, int minutes)
    {
        var date = new LocalDate(year, month, day);
        Assert.Equal(minutes, Over(DateTimeZoneProviders.Tzdb[zone], date, date.PlusDays(1), []).Always.AgreedMinutes);
    }

    private static DowntimeReport Over(DateTimeZone zone, LocalDate from, LocalDate until, Outage[] outages) =>
        Downtime.Over(new DowntimeQuery
        {
            From = from,
            Until = until,
            Zone = zone,
            AsOf = Instant.FromUtc(2030, 1, 1, 0, 0),
            Catalogue = [new MeasuredService { Id = "s", HeadCount = 10 }],
            Services = ["s"],
            Outages = [.. outages],
        });
}
