using System.Globalization;
using CsCheck;
using SupportBot.Desk.Advice;

namespace SupportBot.Tests.Desk.Advice;

public sealed class RecurrencePropertyTests
{
    private static readonly string[] Devices = ["d1", "d2"];

    [Fact]
    public void Proposals_are_the_ones_that_a_literal_reading_of_the_rules_gives() =>
        AdviceCases.Recurrences.Sample(
            search => Assert.Equal(Expected(search), Recurrence.Find(search).Select(Text)),
            iter: 10_000);

    [Fact]
    public void An_open_problem_hides_its_own_proposal_and_no_other() =>
        AdviceCases.Recurrences.Sample(
            search =>
            {
                var all = Recurrence.Find(search with { OpenProblems = [] });
                Assert.Equal(
                    all.Where(row => !search.OpenProblems.Contains(row.Key.Text)).Select(Text),
                    Recurrence.Find(search).Select(Text));
            },
            iter: 10_000);

    private sealed record Row(string Key, string Sort, List<ProblemTicket> Recent, int Before, double Tail);

    private static IEnumerable<string> Expected(RecurrenceSearch search)
    {
        var devices = Devices.Select(device => RowsOf(search, device)).SelectMany(rows => rows).ToList();
        var inDevices = devices.SelectMany(row => row.Recent).ToList();
        var services = RowsOf(search, null).Where(row =>
            row.Recent.DistinctBy(ticket => ticket.User).Count() >= 2
            && row.Recent.Exists(ticket => !inDevices.Contains(ticket)));
        return devices.Concat(services)
            .Where(row => !search.OpenProblems.Contains(row.Key))
            .OrderBy(row => row.Sort, StringComparer.Ordinal)
            .Select(row => Line(row.Key, row.Recent, row.Before, row.Tail));
    }

    private static IEnumerable<Row> RowsOf(RecurrenceSearch search, string? device)
    {
        var mine = search.Tickets.Where(ticket => device is null || ticket.Device == device);
        foreach (var group in mine.GroupBy(ticket => (ticket.Service, ticket.Cause)))
        {
            var recent = group.Where(t => Age(search, t) >= 0 && Age(search, t) < 90).ToList();
            var before = group.Count(t => Age(search, t) >= 90 && Age(search, t) < 360);
            var tail = Tail(recent.Count, (before == 0 ? 0.5 : before) / 3);
            if (recent.Count >= 3 && tail < 0.05)
            {
                var name = device is null ? "service" : "device";
                var key = $"{name}|{group.Key.Service}|{group.Key.Cause}|{device ?? "*"}";
                yield return new Row(key, key.Replace('|', '\u0001'), recent, before, tail);
            }
        }
    }

    private static double Age(RecurrenceSearch search, ProblemTicket ticket) =>
        (search.AsOf - ticket.OpenedAt).TotalDays;

    private static double Tail(int k, double lambda)
    {
        var below = 0.0;
        for (var i = 0; i < k; i++)
        {
            var factorial = Enumerable.Range(1, i).Aggregate(1.0, (product, x) => product * x);
            below += Math.Exp(-lambda) * Math.Pow(lambda, i) / factorial;
        }

        return 1 - below;
    }

    private static string Line(string key, List<ProblemTicket> recent, int before, double tail) =>
        $"{key} {recent.Count} {before} {tail.ToString("F4", CultureInfo.InvariantCulture)} "
        + $"{Fixed(recent.Sum(ticket => ticket.Cost))} "
        + string.Join(',', recent.Select(t => t.Id).Order(StringComparer.Ordinal));

    private static string Text(Recurrence row) =>
        $"{row.Key} {row.Count} {row.Base} {row.Tail.ToString("F4", CultureInfo.InvariantCulture)} {Fixed(row.Cost)} "
        + string.Join(',', row.Tickets);

    private static string Fixed(decimal value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
