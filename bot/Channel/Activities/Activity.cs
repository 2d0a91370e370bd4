using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>
/// One thing said or done in a conversation, in either direction. Fields this bot never looks at are kept in
/// <see cref="AdditionalProperties"/>, so that writing what was read loses nothing.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a name invented after this was written.</summary>
    public string? Type { get; set; }

    /// <summary>Opaque; unique per channel and conversation. The channel sets it, a sender never does.</summary>
    public string? Id { get; set; }

    /// <summary>The channel's clock; never a reason to reject or reorder. Null when absent or unreadable.</summary>
    [JsonConverter(typeof(TolerantTimestampConverter))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The sender's wall clock with its offset; null when absent or unreadable.</summary>
    [JsonConverter(typeof(TolerantTimestampConverter))]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>IANA name of the sender's zone.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? LocalTimezone { get; set; }

    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; set; }

    /// <summary>Where the connector of this conversation listens; may change from one activity to the next.</summary>
    public string? ServiceUrl { get; set; }

    public ChannelAccount? From { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public ConversationAccount? Conversation { get; set; }

    /// <summary>The message this one answers, reacts to or was pressed in.</summary>
    public string? ReplyToId { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<TeamsChannelData>))]
    public TeamsChannelData? ChannelData { get; set; }

    [JsonConverter(typeof(TolerantListConverter<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; set; }

    /// <summary>BCP 47 name of the sender's language, such as "de-DE".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Locale { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Text { get; set; }

    /// <summary>"plain", "markdown" or "xml"; outbound text always says which.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? TextFormat { get; set; }

    /// <summary>What a notification shows of a card.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Summary { get; set; }

    [JsonConverter(typeof(TolerantListConverter<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; set; }

    /// <summary>"list" or "carousel".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? AttachmentLayout { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<SuggestedActions>))]
    public SuggestedActions? SuggestedActions { get; set; }

    /// <summary>What an invoke, an event or a pressed button carries: any JSON.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Which invoke or event this is, see <see cref="InvokeNames"/>.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    /// <summary>Of an installation update: "add" or "remove".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Action { get; set; }

    [JsonConverter(typeof(TolerantListConverter<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; set; }

    [JsonConverter(typeof(TolerantListConverter<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; set; }

    [JsonConverter(typeof(TolerantListConverter<MessageReaction>))]
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; set; }

    [JsonConverter(typeof(TolerantListConverter<MessageReaction>))]
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <summary>"normal", "expectReplies" or "stream".</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? DeliveryMode { get; set; }

    /// <summary>Every other field, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The tenant the channel vouches for: from the channel data, else from the conversation.</summary>
    [JsonIgnore]
    public string? TenantId => ChannelData?.Tenant?.Id ?? Conversation?.TenantId;

    /// <summary>Everything needed to write into this conversation later.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };
}
