using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>What opening or submitting a dialog sends.</summary>
public sealed record TaskModuleRequest
{
    /// <summary>The data of the button that opened it, or what was filled in. Clients can forge it.</summary>
    public JsonElement? Data { get; set; }

    public JsonElement? Context { get; set; }

    /// <summary>Of a message extension's action: which one.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? CommandId { get; set; }

    /// <summary>Of an action on a message: "message".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? CommandContext { get; set; }

    /// <summary>Of an action on a message: the message.</summary>
    public JsonElement? MessagePayload { get; set; }

    /// <summary>The words of that message with their markup; null without a message.</summary>
    [JsonIgnore]
    public string? MessageText => MessagePayload is { ValueKind: JsonValueKind.Object } message
        && message.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
            ? content.GetString()
            : null;

    /// <summary>Reads an invoke's value; null when it is not one of these.</summary>
    public static TaskModuleRequest? Of(Activity activity) => activity.Value is { ValueKind: JsonValueKind.Object } value
        ? value.Deserialize(ActivityJson.Context.TaskModuleRequest)
        : null;
}

/// <summary>The answer to a dialog's invoke.</summary>
public sealed record TaskModuleResponse(TaskModuleStep Task)
{
    /// <summary>Shows a card in the dialog.</summary>
    public static TaskModuleResponse Card(string title, JsonElement card) => new(new TaskModuleStep(
        "continue",
        JsonSerializer.SerializeToElement(
            new TaskModuleTaskInfo(title, "medium", "medium", Attachment.AdaptiveCard(card)),
            ActivityJson.Context.TaskModuleTaskInfo)));

    /// <summary>Shows a sentence in the dialog.</summary>
    public static TaskModuleResponse Message(string text) => new(new TaskModuleStep("message", ActivityJson.Element(text)));
}

/// <summary>What a dialog does next.</summary>
public sealed record TaskModuleStep(string Type, JsonElement Value);

/// <summary>A dialog's page.</summary>
/// <param name="Height">"small", "medium" or "large".</param>
/// <param name="Width">"small", "medium" or "large".</param>
public sealed record TaskModuleTaskInfo(string Title, string Height, string Width, Attachment Card);
