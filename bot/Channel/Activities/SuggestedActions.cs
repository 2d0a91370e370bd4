using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>Buttons below a message without attachments; Teams shows the first three.</summary>
public sealed record SuggestedActions
{
    /// <summary>Who sees them; null is everybody.</summary>
    [JsonConverter(typeof(TolerantListConverter<string>))]
    public IReadOnlyList<string>? To { get; set; }

    [JsonConverter(typeof(TolerantListConverter<CardAction>))]
    public IReadOnlyList<CardAction>? Actions { get; set; }
}

/// <summary>One such button.</summary>
public sealed record CardAction
{
    /// <summary>Says the value as if it had been typed.</summary>
    public const string ImBack = "imBack";

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Title { get; set; }

    public JsonElement? Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}

/// <summary>A thumb, heart or other reaction to a message.</summary>
public sealed record MessageReaction
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Type { get; set; }
}
