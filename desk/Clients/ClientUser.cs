namespace SupportBot.Desk.Clients;

/// <summary>A person of a client as the contract book lists them; <see cref="Person"/> is who signed in.</summary>
public sealed record ClientUser
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Sign-in name.</summary>
    public string? Upn { get; init; }

    /// <summary><see cref="PersonRole.Employee"/>, <see cref="PersonRole.Approver"/> or <see cref="PersonRole.Manager"/>.</summary>
    public PersonRole Role { get; init; } = PersonRole.Employee;

    /// <summary>Free label.</summary>
    public string Class { get; init; } = "staff";

    public bool Active { get; init; } = true;

    /// <summary>Site id of the same client; null when not known.</summary>
    public string? Site { get; init; }

    /// <summary>Most that one approval of this person is worth; null = no limit.</summary>
    public decimal? ApprovalLimit { get; init; }
}
