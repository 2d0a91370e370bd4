namespace SupportBot.Bot.Channel.Activities;

/// <summary>Channels this bot knows to differ.</summary>
public static class ChannelIds
{
    public const string Msteams = "msteams";
    public const string Webchat = "webchat";
    public const string Directline = "directline";
    public const string Emulator = "emulator";
}
