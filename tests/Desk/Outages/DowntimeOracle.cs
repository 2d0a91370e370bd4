using System.Globalization;
using System.Numerics;
using NodaTime;
using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

/// <summary>
/// The rules of the downtime page read literally, instant by instant on a grid, without interval algebra: slow, short
/// and written apart from the production code.
/// </summary>
internal sealed class DowntimeOracle
{
    private const int Step = DowntimeCases.StepMinutes;

    private readonly DowntimeQuery query;
    private readonly List<Outage> outages;
    private readonly Instant start;
    private readonly Instant end;
    private readonly List<Instant> grid = [];

    public DowntimeOracle(DowntimeQuery query)
    {
        this.query = query;
        outages = query.Outages.Where(o => query.Outages.All(p => p.Id != o.Id || p.Version <= o.Version))
            .Where(o => o.Start < query.AsOf).ToList();
        start = query.From.AtMidnight().InUtc().ToInstant();
        end = Instant.Min(query.Until.AtMidnight().InUtc().ToInstant(), query.AsOf);
        for (var at = start - Duration.FromDays(2); at < start + Duration.FromDays(6); at += Duration.FromMinutes(Step))
        {
            grid.Add(at);
        }
    }

    private sealed record Hit(Outage Outage, long Count);

    public string Report()
    {
        var lines = new List<string> { $"{start} {end} {Provisional()}" };
        foreach (var id in query.Services)
        {
            lines.Add($"{id} agreed {View(id, true)}");
            lines.Add($"{id} always {View(id, false)}");
            lines.AddRange(Blocks(id)
                .Where(block => block[0] < end && block[^1] + Duration.FromMinutes(Step) > start)
                .Select(block => Block(id, block)));
        }

        lines.Add($"all agreed {All(true)}");
        lines.Add($"all always {All(false)}");
        lines.Add(Cost());
        return string.Join('\n', lines);
    }

    private bool Provisional() =>
        query.AsOf < query.Until.AtMidnight().InUtc().ToInstant()
        || query.Services.Any(id => InPeriod().Any(at => Hits(id, at).Any(hit => IsOpen(hit.Outage))));

    private bool IsOpen(Outage outage) => outage.End is null || outage.End > query.AsOf;

    private IEnumerable<Instant> InPeriod() => grid.Where(at => at >= start && at < end);

    private MeasuredService Service(string id) => query.Catalogue.Single(service => service.Id == id);

    private bool Maintained(string id, Instant at) => query.Maintenance.Any(m =>
        m.Service == id && !m.Cancelled && m.ApprovedAt is { } approved && approved <= m.Start
        && m.AnnouncedAt is { } announced && announced <= m.Start - query.Options.Notice
        && m.Start <= at && at < m.End);

    /// <summary>
    /// What acts on a service at an instant: its own effects and, by every way, the down effects of its hard parts.
    /// </summary>
    private List<Hit> Hits(string id, Instant at)
    {
        var head = Service(id).HeadCount;
        var hits = outages
            .Where(o => o.Service == id && o.Start <= at && at < query.AsOf && (o.End is null || at < o.End))
            .Select(o => new Hit(o, o.Affected is Affected.Counted counted ? counted.Number : head)).ToList();
        foreach (var part in query.Catalogue.Where(part => part.HardParents.Contains(id) && !Maintained(part.Id, at)))
        {
            hits.AddRange(Hits(part.Id, at).Where(hit => hit.Outage.Effect == OutageEffect.Down)
                .Select(hit => hit with { Count = Math.Min(hit.Count, head) }));
        }

        return hits;
    }

    private bool InHours(string id, Instant at, bool agreed) =>
        !agreed || Service(id).Hours is not { } hours || hours.IsInside(at);

    private bool InView(string id, Instant at, bool agreed) =>
        at >= start && at < end && InHours(id, at, agreed) && !Maintained(id, at);

    private bool IsDown(string id, Instant at) =>
        Hits(id, at).Any(hit => hit.Outage.Effect == OutageEffect.Down || query.Options.CountDegraded);

    private bool IsUnknown(string id, Instant at) =>
        query.Unknown.Any(span => span.Service == id && span.Start <= at && at < span.End);

    private List<List<Instant>> Blocks(string id)
    {
        var blocks = new List<List<Instant>>();
        foreach (var at in grid.Where(at => IsDown(id, at)))
        {
            if (blocks.Count > 0 && at - blocks[^1][^1] - Duration.FromMinutes(Step) <= query.Options.MergeGap)
            {
                blocks[^1].Add(at);
            }
            else
            {
                blocks.Add([at]);
            }
        }

        return blocks;
    }

    private bool BlockOpen(string id, List<Instant> block) =>
        block[^1] + Duration.FromMinutes(Step) == query.AsOf
        && Hits(id, block[^1]).Any(hit =>
            IsOpen(hit.Outage) && (hit.Outage.Effect == OutageEffect.Down || query.Options.CountDegraded));

    private string Block(string id, List<Instant> block)
    {
        var from = Instant.Max(block[0], start);
        var until = Instant.Min(block[^1] + Duration.FromMinutes(Step), end);
        var minutes = block.Count(at => at >= start && at < end) * Step;
        return $"{from} {until} {BlockOpen(id, block)} {block[0] < start} {minutes}";
    }

    private static (long Low, long High) People(IEnumerable<Hit> hits, long cap)
    {
        var all = hits.ToList();
        long named = all.Select(hit => hit.Outage.Affected).OfType<Affected.Named>()
            .SelectMany(people => people.Ids).Distinct().Count();
        var counts = all.Where(hit => hit.Outage.Affected is not Affected.Named)
            .GroupBy(hit => hit.Outage.Id).Select(group => group.Max(hit => hit.Count)).ToList();
        var low = Math.Max(named, counts.DefaultIfEmpty(0).Max());
        return (low, Math.Max(low, Math.Min(named + counts.Sum(), cap)));
    }

    private (int T, int U, int D) Times(string id, bool agreed)
    {
        var view = grid.Where(at => InView(id, at, agreed)).ToList();
        var down = view.Count(at => IsDown(id, at));
        return (view.Count * Step, view.Count(at => IsUnknown(id, at) && !IsDown(id, at)) * Step, down * Step);
    }

    private string View(string id, bool agreed)
    {
        var (t, u, d) = Times(id, agreed);
        var head = Service(id).HeadCount;
        var (failures, carried, closed, restored) = Counts(id, agreed);
        var people = grid.Where(at => InView(id, at, agreed)).Select(at => People(Hits(id, at), head)).ToList();
        var (low, high) = (people.Sum(p => p.Low) * Step, people.Sum(p => p.High) * Step);
        var measured = (t - u) * head;
        var userAvailability = measured == 0 ? "null" : $"{Percent(high, measured)}/{Percent(low, measured)}";
        return $"{t} {u} {d} {Percent(d, t - u)} {failures} {carried} {Mean(restored, closed)} {Mean(d, failures)} "
            + $"{Mean(t - u - d, failures)} {Mean(t - u, failures)} {low}/{high} "
            + $"{userAvailability} {Partial(id, agreed)}";
    }

    private (int Failures, int Carried, int Closed, int Restored) Counts(string id, bool agreed)
    {
        var (failures, carried, closed, restored) = (0, 0, 0, 0);
        foreach (var block in Blocks(id))
        {
            var counted = block.Where(at => InHours(id, at, agreed) && !Maintained(id, at)).ToList();
            var until = block[^1] + Duration.FromMinutes(Step);
            if (counted.Count == 0)
            {
                continue;
            }

            failures += counted[0] >= start && counted[0] < end ? 1 : 0;
            carried += counted[0] < start && counted.Any(at => at >= start && at < end) ? 1 : 0;
            if (until > start && until <= end && !BlockOpen(id, block))
            {
                closed++;
                restored += counted.Count * Step;
            }
        }

        return (failures, carried, closed, restored);
    }

    private string Partial(string id, bool agreed)
    {
        long lost = 0;
        long measured = 0;
        foreach (var at in grid.Where(at => InView(id, at, agreed)))
        {
            var down = Hits(id, at).Any(hit => hit.Outage.Effect == OutageEffect.Down);
            var unknown = IsUnknown(id, at) && !down;
            var degraded = Hits(id, at).Any(hit => hit.Outage.Effect == OutageEffect.Degraded);
            measured += unknown ? 0 : 10;
            lost += down ? 10 : degraded && !unknown ? 3 : 0;
        }

        return Percent(lost, measured);
    }

    private (int Total, int Down, long Low, long High) Together(bool agreed)
    {
        var cap = query.Services.Sum(id => Service(id).HeadCount);
        var (total, down, low, high) = (0, 0, 0L, 0L);
        foreach (var at in InPeriod())
        {
            var inView = query.Services.Where(id => InView(id, at, agreed)).ToList();
            var people = People(inView.SelectMany(id => Hits(id, at)), cap);
            total += inView.Count > 0 ? Step : 0;
            down += inView.Any(id => IsDown(id, at)) ? Step : 0;
            low += people.Low * Step;
            high += people.High * Step;
        }

        return (total, down, low, high);
    }

    private string All(bool agreed)
    {
        var (total, down, low, high) = Together(agreed);
        var measured = query.Services.Select(id => (Times: Times(id, agreed), Head: Service(id).HeadCount))
            .Where(s => s.Times.T > s.Times.U).ToList();
        return $"{total} {down} {Percent(down, total)} {MeanOf(measured.Select(m => (m.Times, 1L)), down)} "
            + $"{MeanOf(measured.Select(m => (m.Times, m.Head)), down)} {low}/{high}";
    }

    private static string MeanOf(IEnumerable<((int T, int U, int D) Times, long Weight)> rows, int down)
    {
        var all = rows.ToList();
        var common = all.Aggregate(BigInteger.One, (product, row) => product * (row.Times.T - row.Times.U));
        var weights = all.Sum(row => row.Weight);
        var lost = all.Aggregate(
            BigInteger.Zero,
            (sum, row) => sum + (row.Weight * row.Times.D * common / (row.Times.T - row.Times.U)));
        return Percent(lost, common * weights, down > 0);
    }

    private string Cost()
    {
        var cost = query.Cost ?? throw new InvalidOperationException("The cases have a cost.");
        var (_, down, low, high) = Together(agreed: true);
        var share = cost.ShareLost;
        return $"{Of(low, share.Low)} {Of((low + high) / 2m, share.Likely)} {Of(high, share.High)}";

        string Of(decimal userMinutes, decimal share) => Fixed(decimal.Round(
            (((userMinutes * cost.HourlyCost) + (down * cost.MarginPerHour)) * share / 60m) + cost.LabourBilled,
            2,
            MidpointRounding.AwayFromZero));
    }

    private static string Percent(BigInteger lost, BigInteger measured, bool? anyLost = null)
    {
        if (measured.IsZero)
        {
            return "null";
        }

        var tenThousandths = BigInteger.Divide(
            (BigInteger.Max(measured - lost, 0) * 2_000_000) + measured, measured * 2);
        if (tenThousandths == 1_000_000 && (anyLost ?? lost > 0))
        {
            tenThousandths--;
        }

        return ((decimal)tenThousandths / 10_000).ToString("F4", CultureInfo.InvariantCulture);
    }

    private static string Mean(decimal minutes, int count) =>
        count == 0 ? "null" : Fixed(decimal.Round(minutes / count, 2, MidpointRounding.AwayFromZero));

    private static string Fixed(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
