using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.Playground;

/// <summary>Made-up ids in the channel's own forms; the same input gives the same id on every machine.</summary>
public static class PlaygroundIds
{
    /// <summary>The bot's id in the channel from its app id.</summary>
    public static string BotOf(string appId) => "28:" + appId;

    /// <summary>A person's id in the channel from the directory object id.</summary>
    public static string UserOf(string objectId) => "29:" + objectId;

    /// <summary>The chat of one person with the bot.</summary>
    public static string PersonalChatOf(string objectId) => "a:" + objectId;

    /// <summary>The group chat that a person's window offers.</summary>
    public static string GroupChatOf(string objectId) => $"19:group-{objectId}@thread.v2";

    /// <summary>A team or channel from a name that is unique in the sample world.</summary>
    public static string ThreadOf(string name) => $"19:{name}@thread.tacv2";

    /// <summary>A GUID from a name that is unique in the sample world.</summary>
    public static string GuidOf(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("playground:" + name)).AsSpan(0, 16)).ToString("D");
}
