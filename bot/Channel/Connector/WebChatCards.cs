using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>
/// Web Chat and Direct Line do not know Action.Execute: the button does nothing there, and its fallback is not used. So
/// each becomes an Action.Submit, whose press arrives as a message. These channels refuse updates as well.
/// </summary>
public static class WebChatCards
{
    /// <summary>Whether a channel is one of these.</summary>
    public static bool AreNeededBy(string? channelId) => channelId is ChannelIds.Webchat or ChannelIds.Directline;

    /// <summary>The same message with buttons that work there.</summary>
    public static Activity Adapt(Activity activity) => activity.Attachments is { Count: > 0 } attachments
        ? activity with { Attachments = [.. attachments.Select(Adapt)] }
        : activity;

    private static Attachment Adapt(Attachment attachment) =>
        attachment is { ContentType: Attachment.AdaptiveCardContentType, Content: { ValueKind: JsonValueKind.Object } card }
            ? attachment with { Content = Adapt(card) }
            : attachment;

    /// <summary>The same card with buttons that work there, and in dialogs and tabs.</summary>
    public static JsonElement Adapt(JsonElement card)
    {
        var adapted = Adapt(JsonObject.Create(card));
        return JsonSerializer.SerializeToElement(adapted, ActivityJson.Context.JsonNode);
    }

    private static JsonNode? Adapt(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                if (IsOfType(map, "Action.Execute")) return SubmitOf(map);

                // A fresh card cannot be asked for there either.
                map.Remove("refresh");
                foreach (var (name, value) in map.ToList()) map[name] = Detached(value);
                return map;
            case JsonArray list:
                return new JsonArray([.. list.ToList().Select(Detached)]);
            default:
                return node;
        }
    }

    private static JsonNode? Detached(JsonNode? node) => Adapt(node?.DeepClone());

    /// <summary>What the author wrote for older clients, else the button itself with its verb among the data.</summary>
    private static JsonObject SubmitOf(JsonObject execute)
    {
        if (execute["fallback"] is JsonObject fallback && IsOfType(fallback, "Action.Submit"))
        {
            var written = fallback.DeepClone().AsObject();
            foreach (var name in (string[])["title", "associatedInputs"])
            {
                if (execute[name] is { } value && !written.ContainsKey(name)) written[name] = value.DeepClone();
            }

            return written;
        }

        var submit = execute.DeepClone().AsObject();
        submit["type"] = "Action.Submit";
        var data = submit["data"] as JsonObject ?? [];
        data["verb"] = execute["verb"]?.DeepClone();
        submit["data"] = data.DeepClone();
        submit.Remove("verb");
        submit.Remove("fallback");
        return submit;
    }

    private static bool IsOfType(JsonObject map, string type) =>
        map["type"] is JsonValue value && value.TryGetValue(out string? text) && string.Equals(text, type, StringComparison.Ordinal);
}
