using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Finds out what a message shows.</summary>
public sealed class SentCards(IDocumentStore store)
{
    /// <summary>The slot of the card in a message, such as "report:R-1"; null when it is none that is kept up to date.</summary>
    public async Task<string?> SlotOfAsync(string conversationId, string activityId, CancellationToken ct)
    {
        var range = IndexRange.Exactly(SentCard.ByMessage, SentCard.MessageOf(conversationId, activityId));
        return await store.ListAsync(SentCard.Cards, range, 1, ct) is [var found, ..] ? found.Value.Slot : null;
    }
}
