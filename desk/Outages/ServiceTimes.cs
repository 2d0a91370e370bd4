using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>The reported part [A, E) of the period, and the instant after which nothing is known.</summary>
internal readonly record struct ReportedPeriod(Instant Start, Instant End, Instant AsOf)
{
    public IntervalSet Set => IntervalSet.Between(Start, End);

    public bool Touches(IntervalSet set) => set.First < End && set.End > Start;

    public bool Contains(Instant instant) => instant >= Start && instant < End;
}

/// <summary>Effects, blocks and clocks of one service: what its two views have in common.</summary>
internal sealed class ServiceTimes
{
    public ServiceTimes(MeasuredService service, ServiceEffects all, ReportedPeriod period, DowntimeOptions options)
    {
        Service = service;
        Period = period;
        Maintenance = all.Maintenance(service.Id);
        Unknown = all.Unknown(service.Id);
        var ever = all.On(service.Id);
        Down = Union(ever, OutageEffect.Down);
        Degraded = Union(ever, OutageEffect.Degraded);
        Counting = options.CountDegraded ? Down.Union(Degraded) : Down;
        Blocks = Counting.Groups(options.MergeGap).Where(period.Touches).ToList();
        Effects = [.. ever.Where(effect => effect.Pieces.First < Reach.End && effect.Pieces.End > Reach.Start)];
        Crowd = Outages.Crowd.Over(Effects, service.HeadCount);
    }

    public MeasuredService Service { get; }

    public ReportedPeriod Period { get; }

    /// <summary>What acts on the service in the period or in a block that reaches out of it.</summary>
    public IReadOnlyList<ServiceEffect> Effects { get; }

    public IntervalSet Maintenance { get; }

    public IntervalSet Unknown { get; }

    /// <summary>Union of the down effects, own and inherited.</summary>
    public IntervalSet Down { get; }

    public IntervalSet Degraded { get; }

    /// <summary>Union of the effects that count as down (D-3).</summary>
    public IntervalSet Counting { get; }

    /// <summary>Pieces of each block that overlaps the period; neither pieces nor block are clipped to it.</summary>
    public IReadOnlyList<IntervalSet> Blocks { get; }

    /// <summary>Affected people over time, whatever the view.</summary>
    public List<CrowdSegment> Crowd { get; }

    /// <summary>An effect that is not over keeps the report provisional while it reaches into the period.</summary>
    public bool HasOpenEffect => Effects.Any(effect => effect.Open && !effect.Pieces.Intersect(Period.Set).IsEmpty);

    /// <summary>Clock time of the agreed view over the period and all blocks that reach out of it.</summary>
    public IntervalSet AgreedClock() =>
        Service.Hours is { } hours ? IntervalSet.Of(hours.Spans(Reach.Start, Reach.End)) : AlwaysClock();

    public IntervalSet AlwaysClock() => IntervalSet.Between(Reach.Start, Reach.End);

    /// <summary>Something in the block still went on at the as-of instant.</summary>
    public bool IsOpen(IntervalSet block) =>
        block.End == Period.AsOf
        && Effects.Any(effect => effect.Open && Counts(effect) && effect.Pieces.End == Period.AsOf);

    private Interval Reach =>
        new(
            Blocks.Count == 0 ? Period.Start : Instant.Min(Period.Start, Blocks[0].First),
            Blocks.Count == 0 ? Period.End : Instant.Max(Period.End, Blocks[^1].End));

    private bool Counts(ServiceEffect effect) =>
        effect.Effect == OutageEffect.Down || !ReferenceEquals(Counting, Down);

    private static IntervalSet Union(IEnumerable<ServiceEffect> effects, OutageEffect which) =>
        IntervalSet.Union(effects.Where(effect => effect.Effect == which).Select(effect => effect.Pieces));
}
