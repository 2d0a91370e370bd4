using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>Asks for a new conversation: a person's chat or a thread in a channel.</summary>
public sealed record ConversationParameters
{
    public required bool IsGroup { get; set; }

    public ChannelAccount? Bot { get; set; }

    public IReadOnlyList<ChannelAccount>? Members { get; set; }

    public string? TenantId { get; set; }

    public TeamsChannelData? ChannelData { get; set; }

    /// <summary>The first message; a thread cannot start without one.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The chat of one person: asking twice gives the same chat.</summary>
    /// <param name="userId">The channel's id of the person ("29:…"); an Entra id or address does not work.</param>
    public static ConversationParameters Chat(ChannelAccount? bot, string userId, string tenantId, Activity? first = null) =>
        new()
        {
            IsGroup = false,
            Bot = bot,
            TenantId = tenantId,
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = tenantId } },
            Members = [new ChannelAccount { Id = userId }],
            Activity = first,
        };

    /// <summary>A new thread in a channel, started by <paramref name="first"/>.</summary>
    public static ConversationParameters Thread(ChannelAccount? bot, string channelId, string? tenantId, Activity first) =>
        new()
        {
            IsGroup = true,
            Bot = bot,
            TenantId = tenantId,
            ChannelData = new TeamsChannelData
            {
                Tenant = tenantId is null ? null : new TenantInfo { Id = tenantId },
                Channel = new ChannelInfo { Id = ConversationAccount.WithoutThread(channelId) },
            },
            Activity = first,
        };
}

/// <summary>What the connector says about a new conversation.</summary>
public sealed record ConversationResourceResponse
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }

    /// <summary>Id of the first message; absent for a chat.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ActivityId { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ServiceUrl { get; set; }
}

/// <summary>What the connector says about something sent or updated.</summary>
public sealed record ResourceResponse
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Id { get; set; }
}

/// <summary>The channels of a team.</summary>
public sealed record ConversationList
{
    [JsonConverter(typeof(TolerantListConverter<ChannelInfo>))]
    public IReadOnlyList<ChannelInfo>? Conversations { get; set; }
}
