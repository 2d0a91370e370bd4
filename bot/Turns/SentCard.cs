using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The message that shows a card which is kept up to date.</summary>
/// <param name="ConversationId">Conversation of the message; in a channel, the thread that it started.</param>
/// <param name="ActivityId">The channel's id of the message.</param>
public sealed record SentCard(string ConversationId, string ActivityId)
{
    public static readonly DocumentType<SentCard> Cards = new("sent-card");

    /// <summary>Id of the document for a slot at a destination.</summary>
    public static string IdOf(string destinationKey, string slot) => InputId.Of(destinationKey + "\n" + slot);
}
