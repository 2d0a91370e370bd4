namespace SupportBot.Desk.Clients;

/// <summary>A place of a client.</summary>
public sealed record Site(string Id, string? Name);
