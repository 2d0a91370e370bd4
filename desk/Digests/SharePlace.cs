using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Digests;

/// <summary>The channel of a client into which its managers share figures; one for each client.</summary>
/// <param name="TenantId">Of the manager who chose it.</param>
/// <param name="ConversationId">Without a thread.</param>
/// <param name="By">Person id.</param>
public sealed record SharePlace(string ClientId, string TenantId, string ConversationId, string By, Instant At)
{
    public static readonly DocumentType<SharePlace> Places = new("share-place");
}
