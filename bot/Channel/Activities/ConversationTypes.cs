namespace SupportBot.Bot.Channel.Activities;

/// <summary>What kind of conversation it is.</summary>
public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}
