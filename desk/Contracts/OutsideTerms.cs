namespace SupportBot.Desk.Contracts;

/// <summary>What happens to a minute outside the contract's calendar.</summary>
public sealed record OutsideTerms
{
    public OutsideRule Rule { get; init; } = OutsideRule.Bill;

    /// <summary>1 to 10, in place of the largest matching class; null = the classes decide. Only with bill and draw.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>Units drawn per minute, 0 to 10. Only with draw; 1 when not stated.</summary>
    public decimal Weight { get; init; } = 1;
}

/// <summary>The four outside rules.</summary>
public enum OutsideRule
{
    /// <summary>As inside for a fixed fee; free for pools, nothing drawn.</summary>
    Covered,

    /// <summary>Drawn from the pool with the weight.</summary>
    Draw,

    /// <summary>Billed at the card.</summary>
    Bill,

    /// <summary>This contract does not take the minute; the next of the chain does.</summary>
    NotOffered,
}
