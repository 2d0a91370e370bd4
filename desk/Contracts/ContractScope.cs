using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts;

/// <summary>Who or what a contract is for.</summary>
/// <param name="Ids">Services, sites, users or devices; empty exactly for <see cref="ScopeLevel.Client"/>.</param>
public sealed record ContractScope(ScopeLevel Level, IReadOnlySet<string> Ids)
{
    public static ContractScope WholeClient { get; } = new(ScopeLevel.Client, ImmutableHashSet<string>.Empty);
}

/// <summary>Narrowest first: the order in which contracts are offered work.</summary>
public enum ScopeLevel
{
    Device,
    User,
    Site,
    Service,
    Client,
}
