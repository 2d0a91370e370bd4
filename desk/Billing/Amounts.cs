namespace SupportBot.Desk.Billing;

/// <summary>Money of the book's currency, two decimals each.</summary>
public readonly record struct Amounts(decimal Net, decimal Tax)
{
    public static readonly Amounts Zero = new(0m, 0m);

    public decimal Gross => Net + Tax;

    public static Amounts operator +(Amounts a, Amounts b) => new(a.Net + b.Net, a.Tax + b.Tax);

    public static Amounts operator -(Amounts a, Amounts b) => new(a.Net - b.Net, a.Tax - b.Tax);
}
