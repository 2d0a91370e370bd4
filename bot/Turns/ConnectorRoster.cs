using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Turns;

/// <summary>Asks the channel's connector for the sign-in name of whoever wrote.</summary>
public sealed class ConnectorRoster(ConnectorClient connector) : IRoster
{
    public async Task<string?> SignInNameAsync(Activity activity, CancellationToken ct)
    {
        if (activity.From?.Id is not { } memberId) return null;
        var answer = await connector.GetMemberAsync(activity.GetConversationReference(), memberId, ct);
        return answer is ConnectorAnswer<TeamsChannelAccount>.Found(var member) ? member.UserPrincipalName ?? member.Email : null;
    }
}
