using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>How to write to a person, a conversation or the technicians' channel without having just been spoken to.</summary>
/// <param name="Key">Key of the destination, see <see cref="Dialogs.Destination.Key"/>.</param>
/// <param name="ServiceUrl">Where the connector listens, as the channel last said it.</param>
/// <param name="ConversationId">Without a thread.</param>
/// <param name="BotId">The bot's own id in that conversation.</param>
/// <param name="TeamId">Of a channel: its team; null elsewhere.</param>
/// <param name="Inactive">Why nothing can be delivered until the person acts again; null while it can.</param>
public sealed record Contact(
    string Key, string ServiceUrl, string ConversationId, string ChannelId, string TenantId, string BotId, string? TeamId = null, string? Inactive = null)
{
    /// <summary>Contacts by tenant.</summary>
    public static readonly IndexName ByTenant = new("by-tenant");

    public static readonly DocumentType<Contact> Contacts = new(
        "contact", static contact => [new IndexEntry(ByTenant, contact.TenantId)]);

    /// <summary>The way to a conversation: this contact's own, or a thread of it.</summary>
    public ConversationReference ReferenceTo(string conversationId) => new()
    {
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Bot = new ChannelAccount { Id = BotId },
        Conversation = new ConversationAccount { Id = conversationId, TenantId = TenantId },
    };
}
