using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Outages;

/// <summary>Downtime of a period. Minutes have at most two decimals, rounded half up from exact figures.</summary>
public sealed record DowntimeReport
{
    /// <summary>First instant of the period.</summary>
    public required Instant Start { get; init; }

    /// <summary>
    /// First instant that is not reported: the end of the period or the as-of instant, whichever is first.
    /// </summary>
    public required Instant End { get; init; }

    /// <summary>The figures may still change: the period is not over or an outage in it is still open.</summary>
    public required bool Provisional { get; init; }

    public required ImmutableArray<ServiceDowntime> Services { get; init; }

    public required CombinedView Agreed { get; init; }

    public required CombinedView Always { get; init; }

    public required CostRange? Cost { get; init; }
}

public sealed record ServiceDowntime
{
    public required string Service { get; init; }

    /// <summary>Within the service's agreed hours.</summary>
    public required DowntimeView Agreed { get; init; }

    /// <summary>Around the clock.</summary>
    public required DowntimeView Always { get; init; }

    /// <summary>Those that overlap the reported period, ascending.</summary>
    public required ImmutableArray<OutageBlock> Blocks { get; init; }
}

/// <summary>Figures of one service within one view's time.</summary>
public sealed record DowntimeView
{
    /// <summary>T: minutes of the view, without excluded maintenance.</summary>
    public required decimal AgreedMinutes { get; init; }

    /// <summary>U: neither up nor down; leaves the denominator.</summary>
    public required decimal UnknownMinutes { get; init; }

    /// <summary>D.</summary>
    public required decimal DownMinutes { get; init; }

    /// <summary>Null if nothing was measured.</summary>
    public required Availability? Availability { get; init; }

    /// <summary>Blocks that began to count in the period.</summary>
    public required int Failures { get; init; }

    /// <summary>Blocks that began to count before the period and still counted in it.</summary>
    public required int CarriedIn { get; init; }

    /// <summary>Mean time to restore of the blocks that ended in the period; null without one.</summary>
    public required decimal? MtrsMinutes { get; init; }

    /// <summary>Null, like the next two, without a failure.</summary>
    public required decimal? MeanDownMinutes { get; init; }

    public required decimal? MtbfMinutes { get; init; }

    public required decimal? MtbsiMinutes { get; init; }

    public required UserMinutes UserMinutes { get; init; }

    /// <summary>Null without a head count or measured time.</summary>
    public required AvailabilityRange? UserAvailability { get; init; }

    /// <summary>What a status page would say: degraded time counts 30 %. For comparison only.</summary>
    public required Availability? PartialRule { get; init; }
}

/// <summary>Several services together. Percentages are never added: any-down time is a union.</summary>
public sealed record CombinedView
{
    public required decimal AgreedMinutes { get; init; }

    public required decimal AnyDownMinutes { get; init; }

    public required Availability? AnyAvailability { get; init; }

    public required Availability? PlainMean { get; init; }

    /// <summary>Mean weighted by head count.</summary>
    public required Availability? UserMean { get; init; }

    public required UserMinutes UserMinutes { get; init; }
}

/// <summary>People times minutes; low and high differ where only counts of people are known.</summary>
public sealed record UserMinutes(decimal Low, decimal High);

public sealed record AvailabilityRange(Availability Low, Availability High);

/// <summary>Joined outages of one service, clipped to the reported period.</summary>
public sealed record OutageBlock
{
    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    /// <summary>Still going on at the as-of instant.</summary>
    public required bool Open { get; init; }

    public required bool CarriedIn { get; init; }

    /// <summary>Without the gaps between joined outages.</summary>
    public required decimal Minutes { get; init; }
}

/// <summary>Cost of the downtime in the book's currency, agreed hours, each figure rounded once.</summary>
public sealed record CostRange(decimal Low, decimal Likely, decimal High);
