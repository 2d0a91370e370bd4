using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Clients;

/// <summary>A company that the provider supports, as the contract book states it.</summary>
public sealed record Client
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Microsoft tenant ids; a tenant belongs to one client.</summary>
    public ImmutableArray<string> Tenants { get; init; } = [];

    /// <summary>E-mail domains.</summary>
    public ImmutableArray<string> Domains { get; init; } = [];

    /// <summary>Zone of ticket days, warranty days and of contracts without a zone; the book's when the client names none.</summary>
    public required DateTimeZone Zone { get; init; }

    public ById<Site> Sites { get; init; } = new();

    public ById<Device> Devices { get; init; } = new();

    public ById<ClientUser> Users { get; init; } = new();

    /// <summary>Rate card id; null = the provider's.</summary>
    public string? RateCard { get; init; }

    /// <summary>Contract for work that no other contract takes; null = the provider's.</summary>
    public string? DefaultContract { get; init; }

    /// <summary>Tax id; null = the card's.</summary>
    public string? Tax { get; init; }

    public ClientPolicy Policy { get; init; } = new();
}
