using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Makes buttons that unfold a form in the card open it in a dialog. The form itself is asked for when the dialog opens,
/// so it is that of the moment.
/// </summary>
internal static class DialogForms
{
    public static Activity Adapt(Activity activity) => activity.Attachments is { Count: > 0 } attachments
        ? activity with { Attachments = [.. attachments.Select(Adapt)] }
        : activity;

    private static Attachment Adapt(Attachment attachment)
    {
        if (attachment is not { ContentType: Attachment.AdaptiveCardContentType, Content: { ValueKind: JsonValueKind.Object } content })
            return attachment;
        var card = JsonObject.Create(content);
        if (card?["actions"] is not JsonArray actions) return attachment;
        card["actions"] = new JsonArray([.. actions.Select(a => a is JsonObject button ? Adapt(button) : a?.DeepClone())]);
        return attachment with { Content = JsonSerializer.SerializeToElement(card, ActivityJson.Context.JsonNode) };
    }

    /// <summary>The press that the form would send, without what is filled in.</summary>
    private static JsonNode Adapt(JsonObject button)
    {
        if ((string?)button["type"] != "Action.ShowCard"
            || button["card"]?["actions"]?[0] is not JsonObject send
            || send["data"] is not JsonObject ids) return button.DeepClone();
        var data = ids.DeepClone().AsObject();
        data["verb"] = send["verb"]?.DeepClone();
        data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return new JsonObject { ["type"] = "Action.Submit", ["title"] = button["title"]?.DeepClone(), ["data"] = data };
    }
}
