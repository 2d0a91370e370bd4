namespace SupportBot.Bot.Playground;

/// <summary>Who and what the windows show: the bot, the people who may get one, the teams that matter.</summary>
public sealed record PlaygroundWorld
{
    /// <summary>The bot's id in the channel; see <see cref="PlaygroundIds.BotOf"/>.</summary>
    public required string BotId { get; init; }

    /// <summary>Name of the bot, at most 42 characters.</summary>
    public required string BotName { get; init; }

    public required IReadOnlyList<PlaygroundPerson> People { get; init; }

    /// <summary>At most one a tenant. A tenant without one gets a made-up team in which the bot is not installed.</summary>
    public required IReadOnlyList<PlaygroundTeam> Teams { get; init; }

    /// <summary>Sign-in names of those who get a window when nobody chooses.</summary>
    public required IReadOnlyList<string> DefaultPeople { get; init; }

    /// <summary>The team in which the bot is installed for this person, or null.</summary>
    public PlaygroundTeam? TeamOf(PlaygroundPerson person) => Teams.FirstOrDefault(t => t.TenantId == person.TenantId);
}
