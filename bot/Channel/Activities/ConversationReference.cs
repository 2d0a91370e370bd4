namespace SupportBot.Bot.Channel.Activities;

/// <summary>Everything needed to write into a conversation without having just been spoken to.</summary>
public sealed record ConversationReference
{
    public string? ActivityId { get; set; }

    public ChannelAccount? User { get; set; }

    public ChannelAccount? Bot { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public string? ChannelId { get; set; }

    public string? Locale { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Addresses an activity to this conversation, from the bot.</summary>
    public Activity Address(Activity activity) => activity with
    {
        Id = null,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = Conversation,
        From = Bot,
        Recipient = User,
        Locale = activity.Locale ?? Locale,
    };
}
