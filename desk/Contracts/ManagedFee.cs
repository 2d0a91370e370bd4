namespace SupportBot.Desk.Contracts;

/// <summary>What a managed contract costs per month, in the book's currency.</summary>
public sealed record ManagedFee
{
    public decimal PerMonth { get; init; }

    public decimal PerUser { get; init; }

    public decimal PerDevice { get; init; }

    /// <summary>Charged by days in force; otherwise full base and the largest counts.</summary>
    public bool Prorate { get; init; } = true;
}
