using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>
/// Everything that the downtime of a period depends on. The same query gives the same report, at any time.
/// </summary>
public sealed record DowntimeQuery
{
    /// <summary>First local day of the period.</summary>
    public required LocalDate From { get; init; }

    /// <summary>First local day after the period, later than <see cref="From"/>.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>Zone of the two dates.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Nothing at or after this instant is known; later than the start of the period.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Every service of the contract book, also those that are only parts of a reported one.</summary>
    public required ImmutableArray<MeasuredService> Catalogue { get; init; }

    /// <summary>Ids of the services to report, each once; the report keeps this order.</summary>
    public required ImmutableArray<string> Services { get; init; }

    public ImmutableArray<Outage> Outages { get; init; } = [];

    public ImmutableArray<MaintenanceWindow> Maintenance { get; init; } = [];

    public ImmutableArray<UnknownSpan> Unknown { get; init; } = [];

    public DowntimeOptions Options { get; init; } = new();

    /// <summary>Null: the report has no cost.</summary>
    public CostAssumptions? Cost { get; init; }
}

/// <summary>A service of the contract book as far as downtime needs it.</summary>
public sealed record MeasuredService
{
    public required string Id { get; init; }

    /// <summary>People who use it.</summary>
    public long HeadCount { get; init; }

    /// <summary>Agreed service time; null = around the clock.</summary>
    public WorkingHours? Hours { get; init; }

    /// <summary>Services that are down while this one is down (it is a hard part of them); no rings.</summary>
    public ImmutableArray<string> HardParents { get; init; } = [];
}

/// <summary>Planned work. It counts as excluded only when approved and announced in time and not cancelled.</summary>
public sealed record MaintenanceWindow
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required Instant Start { get; init; }

    /// <summary>First instant after the window, later than <see cref="Start"/>.</summary>
    public required Instant End { get; init; }

    public Instant? ApprovedAt { get; init; }

    public Instant? AnnouncedAt { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>Approved by its start and announced at least <paramref name="notice"/> before it (D-4).</summary>
    public bool IsExcluded(Duration notice) =>
        !Cancelled && ApprovedAt <= Start && Start - AnnouncedAt >= notice;
}

/// <summary>Time without monitoring data: half open, start before end.</summary>
public sealed record UnknownSpan(string Service, Instant Start, Instant End);

public sealed record DowntimeOptions
{
    /// <summary>How long before its start a maintenance window must have been announced.</summary>
    public Duration Notice { get; init; } = Duration.FromMinutes(1440);

    /// <summary>Outages no further apart than this are one failure; the gap is never downtime.</summary>
    public Duration MergeGap { get; init; } = Duration.Zero;

    /// <summary>Degraded time counts as down.</summary>
    public bool CountDegraded { get; init; }
}

/// <summary>What an hour of downtime is assumed to cost; shown wherever the cost is shown.</summary>
public sealed record CostAssumptions
{
    /// <summary>Loaded cost of one person's hour.</summary>
    public required decimal HourlyCost { get; init; }

    /// <summary>Part of the work that is lost, 0 to 1, ascending.</summary>
    public required ShareRange ShareLost { get; init; }

    /// <summary>Margin the business loses in an hour with any service down.</summary>
    public decimal MarginPerHour { get; init; }

    /// <summary>What the provider billed for the repairs.</summary>
    public decimal LabourBilled { get; init; }
}

public sealed record ShareRange(decimal Low, decimal Likely, decimal High);
