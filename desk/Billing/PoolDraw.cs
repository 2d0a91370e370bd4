namespace SupportBot.Desk.Billing;

/// <summary>Units that a ticket takes from a grant; above zero, at most two decimals.</summary>
public sealed record PoolDraw(string Ticket, string Contract, string Grant, decimal Quantity);

/// <summary>What a grant holds after the run; never below zero.</summary>
public sealed record PoolRemainder(string Contract, string Grant, decimal Remaining);
