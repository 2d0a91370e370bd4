using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>How activities are written as JSON: camel case, nothing for null, generated code instead of reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationResourceResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(TeamsPagedMembersResult))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(TaskModuleRequest))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(TaskModuleTaskInfo))]
[JsonSerializable(typeof(TabResponse))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(TeamsChannelAccount[]))]
[JsonSerializable(typeof(AttachmentData))]
[JsonSerializable(typeof(AttachmentInfo))]
[JsonSerializable(typeof(AttachmentView))]
[JsonSerializable(typeof(MessagingExtensionQuery))]
[JsonSerializable(typeof(MessagingExtensionResponse))]
[JsonSerializable(typeof(FeedbackValue))]
[JsonSerializable(typeof(FeedbackWords))]
[JsonSerializable(typeof(ClaimSource[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(CardAction))]
[JsonSerializable(typeof(SuggestedActions))]
[JsonSerializable(typeof(MessageReaction))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(TeamsChannelAccount))]
[JsonSerializable(typeof(TeamsChannelData))]
[JsonSerializable(typeof(TenantInfo))]
[JsonSerializable(typeof(TeamInfo))]
[JsonSerializable(typeof(ChannelInfo))]
[JsonSerializable(typeof(TeamsChannelDataSettings))]
[JsonSerializable(typeof(AdaptiveCardInvokeAction))]
[JsonSerializable(typeof(MessagingExtensionParameter))]
[JsonSerializable(typeof(MessagingExtensionQueryOptions))]
[JsonSerializable(typeof(FeedbackChoice))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Deep enough for every card, shallow enough for the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// The one to use. Letters outside ASCII stay as they are: the channel counts what it receives, and these bodies
    /// are never part of a page.
    /// </summary>
    public static ActivityJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    });

    /// <summary>A text as a JSON value.</summary>
    internal static JsonElement Element(string text) => JsonSerializer.SerializeToElement(text, Context.String);
}
