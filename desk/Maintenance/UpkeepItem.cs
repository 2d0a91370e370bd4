using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Maintenance;

/// <summary>Something of a client that has to be renewed or checked, and that the contract book has no place for.</summary>
public sealed record UpkeepItem
{
    public static readonly IndexName ByClient = new("by-client");

    public static readonly DocumentType<UpkeepItem> Items = new("upkeep-item", static i => [new IndexEntry(ByClient, i.ClientId)]);

    public required string ClientId { get; init; }

    public required UpkeepKind Kind { get; init; }

    /// <summary>What it is called, for example the name in a certificate; unique for client and kind.</summary>
    public required string Name { get; init; }

    /// <summary>Last day on which it holds, or the day of the next check.</summary>
    public required LocalDate Due { get; init; }

    /// <summary>Months until it is due again after it was done; null when it ends for good.</summary>
    public int? EveryMonths { get; init; }

    /// <summary>Name of whoever looks after it; null is nobody in particular.</summary>
    public string? Owner { get; init; }

    public LocalDate? LastDone { get; init; }

    public static string IdOf(string clientId, UpkeepKind kind, string name) => $"{clientId}/{kind}/{name.ToLowerInvariant()}";

    /// <summary>Done today; null when it does not come back.</summary>
    public UpkeepItem? Done(LocalDate today) => EveryMonths is { } months ? this with { LastDone = today, Due = today.PlusMonths(months) } : null;
}

/// <summary>What kind of thing is kept.</summary>
public enum UpkeepKind
{
    Certificate,
    License,
    Check,
}
