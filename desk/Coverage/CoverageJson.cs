using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>Values of both decisions as the command line shows them.</summary>
internal static class CoverageJson
{
    /// <summary>Money: a text with two decimals.</summary>
    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static string? Money(decimal? amount) => amount is { } given ? Money(given) : null;

    public static JsonObject Money(Amounts amounts) => new()
    {
        ["net"] = Money(amounts.Net),
        ["tax"] = Money(amounts.Tax),
        ["gross"] = Money(amounts.Gross),
    };

    /// <summary>A number without the zeros that a decimal keeps.</summary>
    public static JsonNode Number(decimal value) =>
        JsonValue.Create(decimal.Parse(value.ToString("0.##", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    public static JsonNode? Number(decimal? value) => value is { } given ? Number(given) : null;

    public static string Time(Instant instant) => InstantPattern.General.Format(instant);

    public static JsonArray Names(ImmutableArray<CoverageReason> reasons) =>
        new([.. reasons.Select(reason => JsonValue.Create(reason.Name()))]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static JsonArray Trail(IEnumerable<TrailStep> steps, string currency) =>
        new([.. steps.Select(step => new JsonObject
        {
            ["rule"] = step.Rule,
            ["text"] = DecisionWording.Text(step, currency),
            ["amount"] = Money(step.Amount),
        })]);
}
