using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>What Teams adds to every activity.</summary>
public sealed record TeamsChannelData
{
    [JsonConverter(typeof(TolerantObjectConverter<TenantInfo>))]
    public TenantInfo? Tenant { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<TeamInfo>))]
    public TeamInfo? Team { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<ChannelInfo>))]
    public ChannelInfo? Channel { get; set; }

    /// <summary>Which change a conversation or message update is, such as "teamMemberAdded" or "editMessage".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? EventType { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<TeamsChannelDataSettings>))]
    public TeamsChannelDataSettings? Settings { get; set; }

    /// <summary>Outbound: asks Teams to show thumbs below the message.</summary>
    [JsonConverter(typeof(TolerantFlagConverter))]
    public bool? FeedbackLoopEnabled { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}

/// <summary>The organisation.</summary>
public sealed record TenantInfo
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }
}

/// <summary>A team.</summary>
public sealed record TeamInfo
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? AadGroupId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}

/// <summary>A channel of a team. "General" has no name, and its id is the team's.</summary>
public sealed record ChannelInfo
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}

/// <summary>Choices made at installation.</summary>
public sealed record TeamsChannelDataSettings
{
    /// <summary>The channel that was chosen when the app was added to a team.</summary>
    [JsonConverter(typeof(TolerantObjectConverter<ChannelInfo>))]
    public ChannelInfo? SelectedChannel { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
