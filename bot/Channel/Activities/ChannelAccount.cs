using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A person or a bot as the channel names it.</summary>
public sealed record ChannelAccount
{
    /// <summary>Only for addressing: "29:…" for a person, "28:" and the app id for a bot in Teams.</summary>
    public string? Id { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    /// <summary>Entra object id: with the tenant, who it is. Only people in Teams have one.</summary>
    public string? AadObjectId { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Role { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
