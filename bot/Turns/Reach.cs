using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Turns;

/// <summary>Whether a contact can be written to now. Asks who is in its conversation and posts nothing.</summary>
public sealed class Reach(ConnectorClient connector)
{
    /// <returns>Why not, or null when it can.</returns>
    public async Task<SendOutcome?> RefusalAsync(Contact contact, CancellationToken ct)
    {
        var there = contact.ReferenceTo(contact.ConversationId);
        var answer = await connector.GetPagedMembersAsync(there, pageSize: 50, continuationToken: null, ct);
        return answer is ConnectorAnswer<TeamsPagedMembersResult>.Failed(var why) ? why : null;
    }
}
