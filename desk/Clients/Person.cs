using System.Collections.Immutable;

namespace SupportBot.Desk.Clients;

/// <summary>Somebody who talks to the bot, known by the ids that the channel vouches for.</summary>
public sealed record Person
{
    /// <summary><c>tenant/objectId</c> of the directory account; see <see cref="KeyOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Sign-in name, lower case.</summary>
    public required string Upn { get; init; }

    public required string Name { get; init; }

    /// <summary>Client the person works for; null for the provider's own people and for strangers.</summary>
    public string? ClientId { get; init; }

    /// <summary>Id among the client's users in the contract book; null when the book does not know the person.</summary>
    public string? UserId { get; init; }

    public ImmutableHashSet<PersonRole> Roles { get; init; } = [];

    /// <summary>Language the person reads, as the channel last told it.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>IANA zone that times are shown in.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    public bool IsDesk => Roles.Contains(PersonRole.Technician) || Roles.Contains(PersonRole.Dispatcher);

    /// <summary>The id of a person: both parts come from the authenticated activity, compared without regard to case.</summary>
    public static string KeyOf(string tenantId, string objectId) => $"{tenantId}/{objectId}".ToLowerInvariant();
}

/// <summary>What a person may do; checked again at the moment of every action.</summary>
public enum PersonRole
{
    Employee,
    Approver,
    Manager,
    Technician,
    Dispatcher,
}
