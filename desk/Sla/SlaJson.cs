using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Sla;

/// <summary>The clocks as the command line shows them.</summary>
internal static class SlaJson
{
    public static JsonObject Of(SlaStanding standing) => new()
    {
        ["policy"] = standing.Policy,
        ["asOf"] = Text(standing.AsOf),
        ["targets"] = new JsonArray(Of("response", standing.Response), Of("resolution", standing.Resolution)),
    };

    private static JsonObject Of(string name, TargetStanding target) => new()
    {
        ["target"] = name,
        ["state"] = target.State switch
        {
            ClockState.Running => "running",
            ClockState.Paused => "paused",
            ClockState.Met => "met",
            ClockState.Missed => "missed",
            ClockState.Cancelled => "cancelled",
        },
        ["pausedReason"] = target.PausedReason switch
        {
            PauseReason.WaitingUser => "waiting-user",
            PauseReason.WaitingApproval => "waiting-approval",
            PauseReason.ScheduledByUser => "scheduled-by-user",
            PauseReason.Vendor => "vendor",
            null => null,
        },
        ["priority"] = target.Priority.ToString(),
        ["budget"] = target.Budget,
        ["used"] = target.Used,
        ["left"] = target.Left,
        ["dueAt"] = Text(target.DueAt),
        ["stoppedAt"] = Text(target.StoppedAt),
        ["stage"] = target.Stage,
        ["history"] = new JsonArray([.. target.History.Select(Of)]),
    };

    private static JsonNode Of(BudgetRow row) => new JsonObject
    {
        ["priority"] = row.Priority.ToString(),
        ["budget"] = row.Budget,
        ["at"] = Text(row.At),
        ["until"] = Text(row.Until),
        ["used"] = row.Used,
        ["missed"] = row.Missed,
    };

    private static string? Text(Instant? instant) => instant is { } given ? InstantPattern.General.Format(given) : null;
}
