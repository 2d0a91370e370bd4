using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The message that shows a card which is kept up to date.</summary>
/// <param name="ConversationId">Conversation of the message; in a channel, the thread that it started.</param>
/// <param name="ActivityId">The channel's id of the message.</param>
/// <param name="Slot">What the card shows, see <see cref="Dialogs.Reply.Slot"/>.</param>
public sealed record SentCard(string ConversationId, string ActivityId, string? Slot = null)
{
    public static readonly IndexName ByMessage = new("by-message");

    public static readonly DocumentType<SentCard> Cards = new(
        "sent-card", static card => [new IndexEntry(ByMessage, MessageOf(card.ConversationId, card.ActivityId))]);

    /// <summary>Id of the document for a slot at a destination.</summary>
    public static string IdOf(string destinationKey, string slot) => InputId.Of(destinationKey + "\n" + slot);

    /// <summary>The message as it is listed; in a channel every message is known by its id whatever the thread.</summary>
    public static string MessageOf(string conversationId, string activityId) =>
        InputId.Of(ConversationAccount.WithoutThread(conversationId) + "\n" + activityId);
}
