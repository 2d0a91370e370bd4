using System.Globalization;
using CsCheck;
using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

public sealed class DowntimePropertyTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Every_figure_is_the_one_that_a_minute_by_minute_reading_of_the_rules_gives() =>
        DowntimeCases.Query.Sample(
            query => Assert.Equal(new DowntimeOracle(query).Report(), Text(Downtime.Over(query))),
            iter: 2_000);

    [Fact]
    public void Downtime_lies_between_nothing_and_the_measured_time_and_low_never_exceeds_high() =>
        DowntimeCases.Query.Sample(
            query =>
            {
                var report = Downtime.Over(query);
                foreach (var view in Views(report))
                {
                    Assert.InRange(view.DownMinutes, 0, view.AgreedMinutes - view.UnknownMinutes);
                    Assert.True(view.UserMinutes.Low <= view.UserMinutes.High);
                    Assert.True(view.UserAvailability is not { } both || both.Low.Percent(4) <= both.High.Percent(4));
                }

                Assert.True(report.Agreed.UserMinutes.Low <= report.Agreed.UserMinutes.High);
                Assert.True(report.Cost?.Low <= report.Cost?.Likely && report.Cost?.Likely <= report.Cost?.High);
            },
            iter: Cases);

    [Fact]
    public void Time_between_incidents_is_time_between_failures_plus_mean_downtime() =>
        DowntimeCases.Query.Sample(
            query => Assert.All(
                Views(Downtime.Over(query)),
                view => Assert.True(view.Failures == 0
                    ? view.MtbsiMinutes is null
                    : Math.Abs((view.MtbsiMinutes - view.MtbfMinutes - view.MeanDownMinutes) ?? 1) <= 0.02m)),
            iter: Cases);

    [Fact]
    public void Any_down_time_is_at_least_each_services_and_at_most_their_sum() =>
        DowntimeCases.Query.Sample(
            query =>
            {
                var report = Downtime.Over(query);
                var each = report.Services.Select(service => service.Always.DownMinutes).ToList();
                Assert.InRange(report.Always.AnyDownMinutes, each.Max(), each.Sum());
                var agreed = report.Services.Select(service => service.Agreed.DownMinutes).ToList();
                Assert.InRange(report.Agreed.AnyDownMinutes, agreed.Max(), agreed.Sum());
            },
            iter: Cases);

    [Fact]
    public void One_more_effect_never_raises_availability() =>
        Gen.Select(DowntimeCases.Query, DowntimeCases.AnyOutage).Sample(
            (query, extra) =>
            {
                var added = extra with { Id = "extra", Affected = Affected.Everybody };
                var more = query with { Outages = query.Outages.Add(added) };
                var (before, after) = (Downtime.Over(query), Downtime.Over(more));
                foreach (var (old, now) in Views(before).Zip(Views(after)))
                {
                    Assert.True(now.DownMinutes >= old.DownMinutes);
                    Assert.True(now.UserMinutes.Low >= old.UserMinutes.Low);
                    Assert.True(now.UserMinutes.High >= old.UserMinutes.High);
                    Assert.True(now.Availability is null || old.Availability is null
                        || now.Availability.Percent(4) <= old.Availability.Percent(4));
                }

                Assert.True(after.Always.UserMinutes.Low >= before.Always.UserMinutes.Low);
                Assert.True(after.Always.UserMinutes.High >= before.Always.UserMinutes.High);
            },
            iter: Cases);

    [Fact]
    public void One_more_maintenance_window_never_raises_downtime_user_minutes_or_cost() =>
        Gen.Select(DowntimeCases.Query, DowntimeCases.AnyMaintenance).Sample(
            (query, extra) =>
            {
                var more = query with { Maintenance = query.Maintenance.Add(extra) };
                var (before, after) = (Downtime.Over(query), Downtime.Over(more));
                foreach (var (old, now) in Views(before).Zip(Views(after)))
                {
                    Assert.True(now.DownMinutes <= old.DownMinutes);
                    Assert.True(now.UserMinutes.Low <= old.UserMinutes.Low);
                    Assert.True(now.UserMinutes.High <= old.UserMinutes.High);
                }

                Assert.True(after.Agreed.AnyDownMinutes <= before.Agreed.AnyDownMinutes);
                Assert.True(after.Agreed.UserMinutes.High <= before.Agreed.UserMinutes.High);
                Assert.True(after.Cost?.Low <= before.Cost?.Low && after.Cost?.High <= before.Cost?.High);
            },
            iter: Cases);

    [Fact]
    public void Days_add_up_to_their_period() =>
        DowntimeCases.Query.Sample(
            query =>
            {
                var middle = query.From.PlusDays(1);
                var later = DowntimeCases.Origin + NodaTime.Duration.FromDays(4);
                var both = query with { Until = query.From.PlusDays(2), AsOf = later };
                var whole = Downtime.Over(both);
                var first = Downtime.Over(both with { Until = middle });
                var second = Downtime.Over(both with { From = middle });
                Assert.Equal(
                    Views(whole).Select(Sums),
                    Views(first).Zip(Views(second), (a, b) => Sums(a).Zip(Sums(b), (x, y) => x + y)));
                Assert.Equal(
                    whole.Agreed.UserMinutes.High,
                    first.Agreed.UserMinutes.High + second.Agreed.UserMinutes.High);
                Assert.Equal(whole.Always.AnyDownMinutes, first.Always.AnyDownMinutes + second.Always.AnyDownMinutes);
            },
            iter: Cases);

    [Fact]
    public void Closing_an_open_outage_at_the_as_of_instant_changes_no_minutes() =>
        DowntimeCases.Query.Sample(
            query =>
            {
                var closed = query with { Outages = [.. query.Outages.Select(Closed)] };
                Assert.Equal(Views(Downtime.Over(query)).Select(Sums), Views(Downtime.Over(closed)).Select(Sums));

                Outage Closed(Outage o) =>
                    o.End is null && o.Start < query.AsOf ? o with { End = query.AsOf } : o;
            },
            iter: Cases);

    [Fact]
    public void The_order_of_the_inputs_and_a_repeated_outage_change_nothing() =>
        DowntimeCases.Query.Sample(
            query =>
            {
                var report = Downtime.Over(query);
                var turned = query with
                {
                    Outages = [.. query.Outages.Reverse()],
                    Maintenance = [.. query.Maintenance.Reverse(), .. query.Maintenance],
                    Unknown = [.. query.Unknown.Reverse(), .. query.Unknown],
                    Catalogue = [.. query.Catalogue.Reverse()],
                };
                Assert.Equal(Text(report), Text(Downtime.Over(turned)));
                var again = query.Outages.Select(outage => outage with { Id = outage.Id + "-again" });
                var twice = query with { Outages = [.. query.Outages, .. again] };
                Assert.Equal(Views(report).Select(Counts), Views(Downtime.Over(twice)).Select(Counts));
            },
            iter: Cases);

    private static IEnumerable<decimal> Sums(DowntimeView view) =>
        [view.AgreedMinutes, view.UnknownMinutes, view.DownMinutes, view.UserMinutes.Low, view.UserMinutes.High];

    private static (decimal Down, int Failures, int CarriedIn, decimal? Mtrs) Counts(DowntimeView view) =>
        (view.DownMinutes, view.Failures, view.CarriedIn, view.MtrsMinutes);

    private static IEnumerable<DowntimeView> Views(DowntimeReport report) =>
        report.Services.SelectMany(service => new[] { service.Agreed, service.Always });

    private static string Text(DowntimeReport report)
    {
        var lines = new List<string> { $"{report.Start} {report.End} {report.Provisional}" };
        foreach (var service in report.Services)
        {
            lines.Add($"{service.Service} agreed {Text(service.Agreed)}");
            lines.Add($"{service.Service} always {Text(service.Always)}");
            lines.AddRange(service.Blocks.Select(b => $"{b.Start} {b.End} {b.Open} {b.CarriedIn} {Text(b.Minutes)}"));
        }

        lines.Add($"all agreed {Text(report.Agreed)}");
        lines.Add($"all always {Text(report.Always)}");
        lines.Add(report.Cost is { } cost ? $"{Text(cost.Low)} {Text(cost.Likely)} {Text(cost.High)}" : "null");
        return string.Join('\n', lines);
    }

    private static string Text(DowntimeView view) =>
        $"{Text(view.AgreedMinutes)} {Text(view.UnknownMinutes)} {Text(view.DownMinutes)} {Text(view.Availability)} "
        + $"{view.Failures} {view.CarriedIn} {Text(view.MtrsMinutes)} {Text(view.MeanDownMinutes)} "
        + $"{Text(view.MtbfMinutes)} {Text(view.MtbsiMinutes)} {Text(view.UserMinutes)} "
        + $"{Text(view.UserAvailability)} {Text(view.PartialRule)}";

    private static string Text(AvailabilityRange? range) =>
        range is null ? "null" : $"{Text(range.Low)}/{Text(range.High)}";

    private static string Text(CombinedView view) =>
        $"{Text(view.AgreedMinutes)} {Text(view.AnyDownMinutes)} {Text(view.AnyAvailability)} {Text(view.PlainMean)} "
        + $"{Text(view.UserMean)} {Text(view.UserMinutes)}";

    private static string Text(UserMinutes minutes) => $"{Text(minutes.Low)}/{Text(minutes.High)}";

    private static string Text(Availability? availability) => availability?.Text(4) ?? "null";

    private static string Text(decimal? minutes) => minutes?.ToString("0.##", CultureInfo.InvariantCulture) ?? "null";
}
