using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A card or a file. Teams also attaches the text of a plain message as "text/html".</summary>
public sealed record Attachment
{
    public const string AdaptiveCardContentType = "application/vnd.microsoft.card.adaptive";

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ContentType { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ContentUrl { get; set; }

    /// <summary>A card is an object, HTML a string.</summary>
    public JsonElement? Content { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>An Adaptive Card ready to send.</summary>
    public static Attachment AdaptiveCard(JsonElement card) =>
        new() { ContentType = AdaptiveCardContentType, Content = card };
}
