using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Alerts;

namespace SupportBot.Bot.Hooks;

/// <summary>
/// Reads what Prometheus Alertmanager posts (version 4), and plain JSON: one alert or an array of alerts with <c>id, status,
/// client, service, effect, severity, title, details, startsAt, endsAt</c>.
/// </summary>
public static class AlertReader
{
    /// <summary>More in one request are refused.</summary>
    public const int MostAlerts = 500;

    private const int LongestTitle = 80;
    private const int LongestDetails = 2_000;
    private const int LongestId = 200;

    /// <summary>The alerts, or null when the body is neither.</summary>
    public static IReadOnlyList<Alert>? Read(ReadOnlyMemory<byte> body, string source, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object when root.TryGetProperty("alerts", out var group) => All(group, a => OfAlertmanager(a, source, now)),
                JsonValueKind.Object => One(OfPlain(root, source, now)),
                JsonValueKind.Array => All(root, a => OfPlain(a, source, now)),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair in a text.
            return null;
        }
    }

    private static List<Alert>? All(JsonElement array, Func<JsonElement, Alert?> read)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > MostAlerts) return null;
        var alerts = new List<Alert>();
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || read(item) is not { } alert) return null;
            alerts.Add(alert);
        }

        return alerts;
    }

    private static List<Alert>? One(Alert? alert) => alert is null ? null : [alert];

    private static Alert? OfAlertmanager(JsonElement alert, string source, Instant now)
    {
        if (!alert.TryGetProperty("labels", out var labels) || labels.ValueKind != JsonValueKind.Object) return null;
        var notes = alert.TryGetProperty("annotations", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var name = Text(labels, "alertname");
        return Make(new Fields(
            source, Text(alert, "fingerprint"), Text(alert, "status"), Text(labels, "client"), Text(labels, "service"), Text(labels, "effect"),
            Text(labels, "severity"), Text(notes, "summary") is { Length: > 0 } summary ? summary : name, Text(notes, "description"),
            Text(alert, "startsAt"), Text(alert, "endsAt")), now);
    }

    private static Alert? OfPlain(JsonElement alert, string source, Instant now) => Make(new Fields(
        source, Text(alert, "id"), Text(alert, "status"), Text(alert, "client"), Text(alert, "service"), Text(alert, "effect"), Text(alert, "severity"),
        Text(alert, "title"), Text(alert, "details"), Text(alert, "startsAt"), Text(alert, "endsAt")), now);

    /// <summary>Null without what every alert has: an id, a state that is known, and a title.</summary>
    private static Alert? Make(Fields fields, Instant now)
    {
        if (fields.Id.Length is 0 or > LongestId || fields.Title.Length == 0 || fields.Status is not ("firing" or "resolved")) return null;
        // Alertmanager writes the year 1 for an end that is not known.
        var end = At(fields.EndsAt) is { } ended && ended <= now && ended > Instant.FromUtc(2000, 1, 1, 0, 0) ? ended : (Instant?)null;
        return new Alert
        {
            Source = fields.Source,
            Fingerprint = fields.Id,
            IsFiring = fields.Status == "firing",
            ClientId = fields.Client,
            ServiceId = fields.Service,
            Effect = fields.Effect switch { "down" => AlertEffect.Down, "degraded" => AlertEffect.Degraded, _ => AlertEffect.Warning },
            IsUrgent = fields.Severity == "critical",
            Title = Cut(fields.Title, LongestTitle),
            Details = Cut(fields.Details, LongestDetails),
            StartsAt = At(fields.StartsAt) is { } start && start <= now ? start : now,
            EndsAt = end,
        };
    }

    private static Instant? At(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } read ? read.Value.ToInstant() : null;

    private static string Cut(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1).TrimEnd(), "…");

    /// <summary>A text without what no store can hold; empty when it is missing or no text.</summary>
    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? new string([.. (value.GetString() ?? "").Where(c => c is '\n' or >= ' ' && !char.IsSurrogate(c))]).Trim()
            : "";

    private sealed record Fields(
        string Source, string Id, string Status, string Client, string Service, string Effect, string Severity, string Title, string Details,
        string StartsAt, string EndsAt);
}
