using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts;

/// <summary>Something people use that can be down.</summary>
public sealed record Service
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Free label.</summary>
    public string Category { get; init; } = "general";

    /// <summary>Calendar id of the agreed service time; null = around the clock.</summary>
    public string? Calendar { get; init; }

    public Criticality Criticality { get; init; } = Criticality.Normal;

    /// <summary>How many people use it.</summary>
    public long Users { get; init; }

    /// <summary>Services that this one is a part of; never in a ring.</summary>
    public ImmutableArray<ServiceParent> Parents { get; init; } = [];
}

/// <summary>A service that the part belongs to.</summary>
/// <param name="Hard">The parent is down while the part is down.</param>
public sealed record ServiceParent(string Service, bool Hard);

/// <summary>How much hangs on a service.</summary>
public enum Criticality
{
    Low,
    Normal,
    High,
    Critical,
}
