using NodaTime;

namespace SupportBot.Desk.Billing;

/// <summary>One line of a settlement: time, a fee or overage of one ticket and day. Never 0.00.</summary>
/// <param name="Day">The attendance's local date in the client's zone.</param>
/// <param name="Time">What was measured; null for fees.</param>
/// <param name="Tax">On the whole amount, rounded half up.</param>
public sealed record Charge(
    string Ticket, LocalDate Day, string Contract, ChargeKind Kind, ChargedTime? Time, decimal Amount, decimal Tax);

/// <summary>The measure behind a time or overage line.</summary>
/// <param name="Inside">Within the contract's calendar.</param>
/// <param name="Minutes">Two decimals at most; of overage what the pool lacked, in the unit of its basis.</param>
/// <param name="Rate">Money per hour.</param>
public sealed record ChargedTime(bool Inside, decimal Minutes, decimal Multiplier, decimal Rate);

/// <summary>In the order of an invoice.</summary>
public enum ChargeKind
{
    IncidentFee,

    /// <summary>An incident that an empty incident pool did not have.</summary>
    IncidentOverage,
    Time,

    /// <summary>Time that an empty pool did not have.</summary>
    Overage,
    CallOut,
    Trip,
    Emergency,
}

/// <summary>The names on the wire.</summary>
public static class ChargeKinds
{
    public static string Name(this ChargeKind kind) => kind switch
    {
        ChargeKind.IncidentFee => "incident-fee",
        ChargeKind.IncidentOverage => "incident-overage",
        ChargeKind.Time => "time",
        ChargeKind.Overage => "overage",
        ChargeKind.CallOut => "call-out",
        ChargeKind.Trip => "trip",
        ChargeKind.Emergency => "emergency",
    };
}
