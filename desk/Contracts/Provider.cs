namespace SupportBot.Desk.Contracts;

/// <summary>The managed-service provider itself.</summary>
/// <param name="RateCard">Id of the card that is tried last.</param>
/// <param name="DefaultContract">Id of the contract that takes what nothing else takes.</param>
public sealed record Provider(string? Name, string RateCard, string DefaultContract);

/// <summary>A tax.</summary>
/// <param name="Rate">Percent, 0 to 100.</param>
public sealed record Tax(string Id, string? Name, decimal Rate);
