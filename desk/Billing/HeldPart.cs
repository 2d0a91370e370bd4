namespace SupportBot.Desk.Billing;

/// <summary>What of a line waits for consent and is not invoiced.</summary>
/// <param name="Amount">Net.</param>
/// <param name="Tax">On <paramref name="Amount"/>.</param>
/// <param name="Minutes">Two decimals at most; 0 for fees.</param>
public sealed record HeldPart(decimal Amount, decimal Tax, decimal Minutes)
{
    public static HeldPart None { get; } = new(0m, 0m, 0m);
}
