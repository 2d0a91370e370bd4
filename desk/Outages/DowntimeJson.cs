using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Outages;

/// <summary>The figures as the command line shows them.</summary>
internal static class DowntimeJson
{
    private const int PercentPlaces = 4;

    public static JsonObject Of(DowntimeReport report) => new()
    {
        ["start"] = Text(report.Start),
        ["end"] = Text(report.End),
        ["provisional"] = report.Provisional,
        ["services"] = new JsonArray([.. report.Services.Select(Of)]),
        ["all"] = new JsonObject { ["agreed"] = Of(report.Agreed), ["always"] = Of(report.Always) },
        ["cost"] = report.Cost is { } cost
            ? new JsonObject { ["low"] = Money(cost.Low), ["likely"] = Money(cost.Likely), ["high"] = Money(cost.High) }
            : null,
    };

    private static JsonNode Of(ServiceDowntime service) => new JsonObject
    {
        ["service"] = service.Service,
        ["agreed"] = Of(service.Agreed),
        ["always"] = Of(service.Always),
        ["blocks"] = new JsonArray([.. service.Blocks.Select(Of)]),
    };

    private static JsonNode Of(OutageBlock block) => new JsonObject
    {
        ["start"] = Text(block.Start),
        ["end"] = Text(block.End),
        ["open"] = block.Open,
        ["carriedIn"] = block.CarriedIn,
        ["minutes"] = block.Minutes,
    };

    private static JsonObject Of(DowntimeView view) => new()
    {
        ["agreedMinutes"] = view.AgreedMinutes,
        ["unknownMinutes"] = view.UnknownMinutes,
        ["downMinutes"] = view.DownMinutes,
        ["availability"] = Text(view.Availability),
        ["failures"] = view.Failures,
        ["carriedIn"] = view.CarriedIn,
        ["mtrsMinutes"] = view.MtrsMinutes,
        ["meanDownMinutes"] = view.MeanDownMinutes,
        ["mtbfMinutes"] = view.MtbfMinutes,
        ["mtbsiMinutes"] = view.MtbsiMinutes,
        ["userMinutes"] = Of(view.UserMinutes),
        ["userAvailability"] = view.UserAvailability is { } range
            ? new JsonObject { ["low"] = Text(range.Low), ["high"] = Text(range.High) }
            : null,
        ["partialRule"] = Text(view.PartialRule),
    };

    private static JsonObject Of(CombinedView view) => new()
    {
        ["agreedMinutes"] = view.AgreedMinutes,
        ["anyDownMinutes"] = view.AnyDownMinutes,
        ["anyAvailability"] = Text(view.AnyAvailability),
        ["plainMean"] = Text(view.PlainMean),
        ["userMean"] = Text(view.UserMean),
        ["userMinutes"] = Of(view.UserMinutes),
    };

    private static JsonObject Of(UserMinutes minutes) => new() { ["low"] = minutes.Low, ["high"] = minutes.High };

    private static string? Text(Availability? availability) => availability?.Text(PercentPlaces);

    private static string Text(Instant instant) => InstantPattern.General.Format(instant);

    private static string Money(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);
}
