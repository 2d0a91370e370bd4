using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Desk.Advice;

/// <summary>The comparison as the command line shows it.</summary>
internal static class AdviceJson
{
    public static JsonObject Of(ComparisonResult result) => result switch
    {
        ComparisonResult.Compared compared => Of(compared),
        _ => new JsonObject
        {
            ["status"] = "too-little-data",
            ["months"] = result.Months,
            ["warnings"] = new JsonArray(),
            ["recurrences"] = Of(result.Recurrences),
        },
    };

    private static JsonObject Of(ComparisonResult.Compared result) => new()
    {
        ["status"] = "ok",
        ["months"] = result.Months,
        ["warnings"] = Names(result.Warnings, warning => warning switch
        {
            ComparisonWarning.MajorIncidentKept => "major-incident-kept",
            ComparisonWarning.Sampled => "sampled",
            ComparisonWarning.ShortHistory => "short-history",
        }),
        ["variableMean"] = Money(result.VariableMean),
        ["residual"] = Money(result.Residual),
        ["managedMonthly"] = Money(result.ManagedMonthly),
        ["differenceOnInvoices"] = Money(result.DifferenceOnInvoices),
        ["monthsAboveManaged"] = result.MonthsAboveManaged,
        ["downtimeMean"] = Money(result.DowntimeMean),
        ["breakEven"] = new JsonArray([.. result.BreakEven.Select(Of)]),
        ["breakEvenTickets"] = result.BreakEvenTickets,
        ["forecast"] = Of(result.Forecast),
        ["trend"] = result.Trend switch { Trend.Flat => "flat", Trend.Rising => "rising", Trend.Falling => "falling" },
        ["trendS"] = result.TrendS,
        ["median"] = Money(result.Median),
        ["spikeShare"] = Share(result.SpikeShare),
        ["factors"] = Of(result.Factors),
        ["advice"] = result.Advice switch
        {
            ModelAdvice.Managed => "managed",
            ModelAdvice.BreakFix => "break-fix",
            ModelAdvice.Mixed => "mixed",
        },
        ["against"] = Names(result.Against, Name),
        ["questions"] = Names(result.Questions, question => question switch
        {
            FitQuestion.AcceptableHours => "acceptableHours",
            FitQuestion.Compliance => "compliance",
            FitQuestion.Needs24x7 => "needs24x7",
            FitQuestion.Services => "services",
        }),
        ["recurrences"] = Of(result.Recurrences),
    };

    private static JsonNode Of(BreakEven row) => new JsonObject
    {
        ["prevention"] = Share(row.Prevention),
        ["fee"] = Money(row.Fee),
        ["difference"] = Money(row.Difference),
    };

    private static JsonObject Of(CostForecast forecast) => new()
    {
        ["method"] = forecast.Exact ? "exact" : "sampled",
        ["picks"] = forecast.Picks,
        ["p10"] = Money(forecast.P10),
        ["p50"] = Money(forecast.P50),
        ["p90"] = Money(forecast.P90),
        ["managedTotal"] = Money(forecast.ManagedTotal),
        ["chanceAboveManaged"] = Share(forecast.ChanceAboveManaged),
    };

    private static JsonObject Of(Factors factors) => new()
    {
        ["invoices"] = factors.Invoices,
        ["downtime"] = factors.Downtime,
        ["steadiness"] = factors.Steadiness,
        ["needs"] = factors.Needs,
        ["tolerance"] = factors.Tolerance,
    };

    private static JsonArray Of(ImmutableArray<Recurrence> recurrences) => new([.. recurrences.Select(Of)]);

    private static JsonNode Of(Recurrence row) => new JsonObject
    {
        ["key"] = row.Key.Text,
        ["count"] = row.Count,
        ["base"] = row.Base,
        ["tail"] = Share(row.Tail),
        ["cost"] = Money(row.Cost),
        ["tickets"] = Names(row.Tickets, id => id),
    };

    private static string Name(Objection objection) => objection switch
    {
        Objection.Invoices => "invoices",
        Objection.Downtime => "downtime",
        Objection.Steadiness => "steadiness",
        Objection.Needs => "needs",
        Objection.Tolerance => "tolerance",
        Objection.FeeInQuietMonths => "fee-in-quiet-months",
        Objection.NoCapOnBadMonths => "no-cap-on-bad-months",
        Objection.TwoPriceModels => "two-price-models",
        Objection.ForecastUncertain => "forecast-uncertain",
    };

    private static JsonArray Names<T>(ImmutableArray<T> values, Func<T, string> name) =>
        new([.. values.Select(value => (JsonNode)name(value))]);

    private static string Money(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    private static string Share(decimal share) => share.ToString("F4", CultureInfo.InvariantCulture);
}
