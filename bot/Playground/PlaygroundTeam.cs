namespace SupportBot.Bot.Playground;

/// <summary>A team with its one channel; the Playground allows no second. The bot is installed in it when a window starts.</summary>
/// <param name="TenantId">Directory tenant whose people see the team.</param>
/// <param name="Id">Id of the team, <c>19:…@thread.tacv2</c>.</param>
/// <param name="GroupId">Directory group of the team, a GUID.</param>
/// <param name="ChannelId">Id of the channel, <c>19:…@thread.tacv2</c>, different from the team's.</param>
public sealed record PlaygroundTeam(
    string TenantId, string Id, string Name, string GroupId, string ChannelId, string ChannelName);
