namespace SupportBot.Bot.Playground;

/// <summary>A sample person who can get a chat window. Everything is made up; nothing here is a real account.</summary>
public sealed record PlaygroundPerson
{
    /// <summary>Sign-in name, for example <c>employee@fabrikam.example</c>; <c>--people</c> chooses by it.</summary>
    public required string Upn { get; init; }

    /// <summary>Name as Teams shows it.</summary>
    public required string Name { get; init; }

    public required string GivenName { get; init; }

    public required string Surname { get; init; }

    /// <summary>Directory tenant of the person's company.</summary>
    public required string TenantId { get; init; }

    /// <summary>Directory object id (<c>aadObjectId</c>), by which the bot knows the person.</summary>
    public required string ObjectId { get; init; }

    /// <summary>Id that the channel gives the person towards this bot; <see cref="PlaygroundIds.UserOf"/> makes one.</summary>
    public required string TeamsUserId { get; init; }

    /// <summary>What the person is, in a few words for the list of windows: "employee, break-fix".</summary>
    public required string Role { get; init; }

    /// <summary>What to type first in this person's window.</summary>
    public required string FirstWords { get; init; }
}
