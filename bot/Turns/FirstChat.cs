using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Opens the chat of somebody the bot has never heard from, so that an approver need not write first. A team of the same
/// organisation, where the app is installed, must know the person: it tells the channel's id, without which no chat opens.
/// </summary>
internal sealed class FirstChat(ConnectorClient connector, ContactBook contacts, IDocumentStore store)
{
    /// <summary>Teams that are asked; more would make one message many questions.</summary>
    private const int MostTeams = 3;

    private const int MostContacts = 1_000;

    /// <summary>The chat, why it does not open, or null when no team knows the person.</summary>
    public async Task<ConnectorAnswer<Contact>?> OpenAsync(Destination to, CancellationToken ct)
    {
        if (to.Kind != DestinationKind.Person || to.Id.Split('/') is not [var tenant, var objectId]) return null;
        // Only people whom the desk or a client's book vouched for; never an id that somebody typed.
        if (await store.FindAsync(PeopleQueries.People, to.Id, ct) is null) return null;
        foreach (var team in await TeamsAsync(tenant, ct))
        {
            switch (await connector.GetMemberAsync(team.ReferenceTo(team.ConversationId), objectId, ct))
            {
                case ConnectorAnswer<TeamsChannelAccount>.Found({ Id: { Length: > 0 } userId }):
                    return await OpenAsync(to.Key, team, userId, ct);
                case ConnectorAnswer<TeamsChannelAccount>.Failed(SendOutcome.Retry later):
                    return new ConnectorAnswer<Contact>.Failed(later);
            }
        }

        return null;
    }

    private async Task<IEnumerable<Contact>> TeamsAsync(string tenant, CancellationToken ct) =>
        (await store.ListAsync(Contact.Contacts, IndexRange.Exactly(Contact.ByTenant, tenant), MostContacts, ct))
        .Select(c => c.Value)
        .Where(c => c is { TeamId: not null, Inactive: null })
        .DistinctBy(c => c.TeamId)
        .Take(MostTeams);

    private async Task<ConnectorAnswer<Contact>> OpenAsync(string key, Contact team, string userId, CancellationToken ct)
    {
        var bot = new ChannelAccount { Id = team.BotId };
        var parameters = ConversationParameters.Chat(bot, userId, team.TenantId);
        switch (await connector.CreateConversationAsync(team.ServiceUrl, parameters, ct))
        {
            case ConnectorAnswer<ConversationResourceResponse>.Found({ Id: { Length: > 0 } chat }):
                var contact = new Contact(key, team.ServiceUrl, chat, team.ChannelId, team.TenantId, team.BotId);
                await RememberAsync(contact, ct);
                return new ConnectorAnswer<Contact>.Found(contact);
            case ConnectorAnswer<ConversationResourceResponse>.Failed(var why):
                return new ConnectorAnswer<Contact>.Failed(why);
            default:
                return new ConnectorAnswer<Contact>.Failed(new SendOutcome.Gone());
        }
    }

    /// <summary>Refused, the person wrote meanwhile, or another message opened the same chat: asking twice gives the same one.</summary>
    private Task RememberAsync(Contact contact, CancellationToken ct) =>
        contacts.WriteAsync([contact.Key], async () => await store.TryCommitAsync(await contacts.RememberAsync(contact, ct), ct));
}
