using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A card or a file. Teams also attaches the text of a plain message as "text/html".</summary>
public sealed record Attachment
{
    public const string AdaptiveCardContentType = "application/vnd.microsoft.card.adaptive";

    private const string ThumbnailContentType = "application/vnd.microsoft.card.thumbnail";

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

    /// <summary>How a search result looks in the list.</summary>
    public static Attachment Thumbnail(string title, string text) => new()
    {
        ContentType = ThumbnailContentType,
        Content = JsonSerializer.SerializeToElement(new ThumbnailCard(title, text), ActivityJson.Context.ThumbnailCard),
    };
}

/// <summary>Two lines; clients read no markup out of them.</summary>
public sealed record ThumbnailCard(string Title, string Text);
