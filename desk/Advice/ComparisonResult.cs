using System.Collections.Immutable;

namespace SupportBot.Desk.Advice;

/// <summary>
/// Either too little data, or an advice with all its figures. Money is rounded half up to two decimals.
/// </summary>
public abstract record ComparisonResult
{
    private ComparisonResult()
    {
    }

    /// <summary>Number of months looked at.</summary>
    public required int Months { get; init; }

    public required ImmutableArray<Recurrence> Recurrences { get; init; }

    /// <summary>Fewer than six months: no figure would mean anything.</summary>
    public sealed record TooLittleData : ComparisonResult;

    public sealed record Compared : ComparisonResult
    {
        /// <summary>Sorted by name.</summary>
        public required ImmutableArray<ComparisonWarning> Warnings { get; init; }

        /// <summary>V: mean of the billed months.</summary>
        public required decimal VariableMean { get; init; }

        /// <summary>r: what would stay variable under the offer.</summary>
        public required decimal Residual { get; init; }

        /// <summary>G: the fee and the residual.</summary>
        public required decimal ManagedMonthly { get; init; }

        /// <summary>V − G: positive where managed is cheaper on invoices alone.</summary>
        public required decimal DifferenceOnInvoices { get; init; }

        public required int MonthsAboveManaged { get; init; }

        /// <summary>d: mean cost of the hours lost.</summary>
        public required decimal DowntimeMean { get; init; }

        /// <summary>In the order of <see cref="Prevention"/>.</summary>
        public required ImmutableArray<BreakEven> BreakEven { get; init; }

        /// <summary>Tickets a month at which both cost the same; null without tickets or cost.</summary>
        public required decimal? BreakEvenTickets { get; init; }

        public required CostForecast Forecast { get; init; }

        public required Trend Trend { get; init; }

        /// <summary>Mann–Kendall S.</summary>
        public required long TrendS { get; init; }

        public required decimal Median { get; init; }

        /// <summary>Share of months above one and a half medians, four decimals.</summary>
        public required decimal SpikeShare { get; init; }

        public required Factors Factors { get; init; }

        public required ModelAdvice Advice { get; init; }

        /// <summary>The two strongest reasons against, strongest first.</summary>
        public required ImmutableArray<Objection> Against { get; init; }

        /// <summary>What the client should be asked, sorted by name.</summary>
        public required ImmutableArray<FitQuestion> Questions { get; init; }
    }
}

public enum ComparisonWarning
{
    MajorIncidentKept,
    Sampled,
    ShortHistory,
}

/// <summary>The fee at which both models cost the same if so much downtime is prevented.</summary>
/// <param name="Difference">Positive: managed is cheaper by so much a month.</param>
public sealed record BreakEven(decimal Prevention, decimal Fee, decimal Difference);

public enum Trend
{
    Flat,
    Rising,
    Falling,
}

/// <summary>+1 speaks for managed, −1 against, 0 neither or unknown.</summary>
public sealed record Factors(int Invoices, int Downtime, int Steadiness, int Needs, int Tolerance)
{
    public int Sum => Invoices + Downtime + Steadiness + Needs + Tolerance;
}

public enum ModelAdvice
{
    Managed,
    BreakFix,

    /// <summary>A pool or a pack.</summary>
    Mixed,
}

/// <summary>
/// A reason against an advice: a factor that speaks against it or does not decide, or what is true of the model itself.
/// </summary>
public enum Objection
{
    Invoices,
    Downtime,
    Steadiness,
    Needs,
    Tolerance,
    FeeInQuietMonths,
    NoCapOnBadMonths,
    TwoPriceModels,
    ForecastUncertain,
}

public enum FitQuestion
{
    AcceptableHours,
    Compliance,
    Needs24x7,
    Services,
}
