using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>What a pressed Action.Execute sends.</summary>
public sealed record AdaptiveCardInvokeValue
{
    [JsonConverter(typeof(TolerantObjectConverter<AdaptiveCardInvokeAction>))]
    public AdaptiveCardInvokeAction? Action { get; set; }

    /// <summary>"manual", or "automatic" for a refresh; absent means manual.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Trigger { get; set; }

    /// <summary>The client asked for a fresh card by itself; nobody pressed anything.</summary>
    [JsonIgnore]
    public bool IsRefresh => string.Equals(Trigger, "automatic", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an invoke's value; null when it is not one of these.</summary>
    public static AdaptiveCardInvokeValue? Of(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value) return null;
        var read = value.Deserialize(ActivityJson.Context.AdaptiveCardInvokeValue);
        return string.Equals(read?.Action?.Type, AdaptiveCardInvokeAction.Execute, StringComparison.Ordinal) ? read : null;
    }
}

/// <summary>The button.</summary>
public sealed record AdaptiveCardInvokeAction
{
    public const string Execute = "Action.Execute";

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Verb { get; set; }

    /// <summary>What the card's author put into the button, merged with the inputs. Clients can forge it.</summary>
    public JsonElement? Data { get; set; }
}

/// <summary>The answer to a pressed Action.Execute.</summary>
/// <param name="StatusCode">Of the action, not of HTTP.</param>
/// <param name="Type">Which kind of value it is.</param>
/// <param name="Value">Card, text or error.</param>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonElement? Value)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Replaces the card for the person who pressed.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonElement card) => new(200, Attachment.AdaptiveCardContentType, card);

    /// <summary>Shows a sentence and leaves the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, MessageType, ActivityJson.Element(text));

    /// <summary>Shows a sentence as an error and leaves the card.</summary>
    public static AdaptiveCardInvokeResponse Error(string code, string text) =>
        new(400, ErrorType, JsonSerializer.SerializeToElement(new InvokeError(code, text), ActivityJson.Context.InvokeError));
}

/// <summary>Why an action was refused.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For the person who pressed.</param>
public sealed record InvokeError(string Code, string Message);
