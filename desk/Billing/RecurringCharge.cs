namespace SupportBot.Desk.Billing;

/// <summary>The managed fee of one contract for one month.</summary>
public sealed record RecurringCharge(string Contract, decimal Base, decimal Users, decimal Devices, decimal Tax)
{
    public decimal Net => Base + Users + Devices;

    public decimal Gross => Net + Tax;
}
