using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>Where something is said.</summary>
public sealed record ConversationAccount
{
    private const string ThreadMark = ";messageid=";

    /// <summary>Opaque; of a thread in a channel: the channel's id, ";messageid=" and the root message's id.</summary>
    public string? Id { get; set; }

    /// <summary>One of <see cref="ConversationTypes"/>; absent outside Teams.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ConversationType { get; set; }

    [JsonConverter(typeof(TolerantFlagConverter))]
    public bool? IsGroup { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? TenantId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The channel itself: the id without a thread.</summary>
    public static string WithoutThread(string conversationId)
    {
        var mark = conversationId.IndexOf(ThreadMark, StringComparison.Ordinal);
        return mark < 0 ? conversationId : conversationId[..mark];
    }

    /// <summary>The thread below a message of a channel.</summary>
    /// <exception cref="ArgumentException">The message id is not a number, so it starts no thread.</exception>
    public static string ThreadOf(string conversationId, string rootMessageId)
    {
        if (rootMessageId.Length == 0 || rootMessageId.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException("The id of a thread's root is a number.", nameof(rootMessageId));
        return WithoutThread(conversationId) + ThreadMark + rootMessageId;
    }
}
