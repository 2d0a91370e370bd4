using System.Collections.Immutable;

namespace SupportBot.Desk.Advice;

/// <summary>Break-fix or managed, from the client's own months. Exact until the final rounding; pure.</summary>
public static class ModelComparison
{
    private const int FewestMonths = 6;
    private const int FullYear = 12;

    /// <summary>Compares the months as they were with what they would have cost under the offer.</summary>
    public static ComparisonResult Compare(ComparisonInput input)
    {
        var recurrences = input.Recurrence is { } search ? Recurrence.Find(search) : [];
        var months = input.Months;
        if (months.Length < FewestMonths)
        {
            return new ComparisonResult.TooLittleData { Months = months.Length, Recurrences = recurrences };
        }

        var billed = months.Select(month => month.Billed).ToList();
        var costs = MonthlyCosts.Of(input);
        var forecast = CostForecast.Of(billed, input.Horizon, input.Seed, costs.Managed);
        var spikes = Spikes(billed);
        var factors = Fit.Judge(costs, spikes, input);
        var advice = Fit.Advise(factors);
        var (trend, trendS) = MannKendall.Of(billed);
        return new ComparisonResult.Compared
        {
            Months = months.Length,
            Recurrences = recurrences,
            Warnings = Warnings(months, forecast),
            VariableMean = costs.Variable.Round(2),
            Residual = costs.Residual.Round(2),
            ManagedMonthly = costs.Managed.Round(2),
            DifferenceOnInvoices = costs.Difference.Round(2),
            MonthsAboveManaged = billed.Count(month => Fraction.Of(month) > costs.Managed),
            DowntimeMean = costs.Downtime.Round(2),
            BreakEven = input.Prevention.All.Select(costs.BreakEvenWith).ToImmutableArray(),
            BreakEvenTickets = BreakEvenTickets(months, costs),
            Forecast = forecast,
            Trend = trend,
            TrendS = trendS,
            Median = Median(billed).Round(2),
            SpikeShare = spikes.Round(4),
            Factors = factors,
            Advice = advice,
            Against = Fit.Against(advice, factors),
            Questions = Fit.Questions(input.Fit, factors),
        };
    }

    private static ImmutableArray<ComparisonWarning> Warnings(
        ImmutableArray<SupportMonth> months, CostForecast forecast)
    {
        var warnings = ImmutableArray.CreateBuilder<ComparisonWarning>();
        if (months.Any(month => month.MajorIncident))
        {
            warnings.Add(ComparisonWarning.MajorIncidentKept);
        }

        if (!forecast.Exact)
        {
            warnings.Add(ComparisonWarning.Sampled);
        }

        if (months.Length < FullYear)
        {
            warnings.Add(ComparisonWarning.ShortHistory);
        }

        return warnings.ToImmutable();
    }

    private static decimal? BreakEvenTickets(ImmutableArray<SupportMonth> months, MonthlyCosts costs)
    {
        var billed = months.Sum(month => month.Billed);
        var tickets = months.Sum(month => month.Tickets);
        return billed == 0 || tickets == 0
            ? null
            : (costs.Managed * Fraction.Of(tickets) / Fraction.Of(billed)).Round(2);
    }

    private static Fraction Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return Fraction.Of(sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / Fraction.Of(2);
    }

    private static Fraction Spikes(List<decimal> billed)
    {
        var limit = Median(billed) * Fraction.Of(1.5m);
        return new Fraction(billed.Count(month => Fraction.Of(month) > limit), billed.Count);
    }
}

/// <summary>The monthly means that everything else is built on, exact.</summary>
/// <param name="Variable">V.</param>
/// <param name="Residual">r.</param>
/// <param name="Managed">G.</param>
/// <param name="UserHours">Mean hours lost.</param>
/// <param name="Downtime">d.</param>
internal sealed record MonthlyCosts(
    Fraction Variable,
    Fraction Residual,
    Fraction Managed,
    Fraction UserHours,
    Fraction Downtime)
{
    /// <summary>V − G.</summary>
    public Fraction Difference => Variable - Managed;

    public static MonthlyCosts Of(ComparisonInput input)
    {
        var count = Fraction.Of(input.Months.Length);
        var variable = Fraction.Of(input.Months.Sum(month => month.Billed)) / count;
        var hours = Fraction.Of(input.Months.Sum(month => month.UserHours)) / count;
        var residual = variable * Fraction.Of(input.Offer.ResidualShare);
        var downtime = hours * Fraction.Of(input.HourlyCost);
        return new(variable, residual, Fraction.Of(input.Offer.Fee) + residual, hours, downtime);
    }

    /// <summary>V − G + p·d: the difference once so much downtime is prevented.</summary>
    public Fraction DifferenceWith(decimal prevention) => Difference + (Fraction.Of(prevention) * Downtime);

    public BreakEven BreakEvenWith(decimal prevention) => new(
        prevention,
        (Variable + (Fraction.Of(prevention) * Downtime) - Residual).Round(2),
        DifferenceWith(prevention).Round(2));
}
