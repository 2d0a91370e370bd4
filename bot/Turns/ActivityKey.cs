using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Turns;

/// <summary>Names deliveries: the same delivery again has the same key.</summary>
internal static class ActivityKey
{
    /// <summary>What makes a delivery unique: where it was said, and the channel's id of it.</summary>
    public static string Of(Activity activity)
    {
        var own = activity.Id ?? JsonSerializer.Serialize(activity, ActivityJson.Context.Activity);
        // What is said about a message carries the message's own id, each time.
        return activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.MessageReaction
            ? KeyOf(activity, own, activity.Type, activity.ReplyToId, activity.Timestamp?.ToString("O"))
            : KeyOf(activity, own);
    }

    /// <summary>The key that a message had when it was said, from a change of it.</summary>
    public static string OfMessage(Activity change) => KeyOf(change, change.Id);

    /// <summary>Turns of one person in one conversation run in order.</summary>
    public static string ConversationOf(Activity activity) =>
        InputId.Of(string.Join('|', activity.ChannelId, activity.Conversation?.Id, activity.From?.AadObjectId ?? activity.From?.Id));

    private static string KeyOf(Activity activity, params ReadOnlySpan<string?> rest) =>
        InputId.Of(string.Join('|', [activity.ChannelId, activity.Conversation?.Id, .. rest]));
}
