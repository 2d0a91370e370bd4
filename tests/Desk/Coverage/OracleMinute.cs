using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

internal enum Fate
{
    Covered,
    Draw,
    Bill,
    InFee,
}

/// <summary>One minute of one entry, and what became of it.</summary>
internal sealed class OracleMinute
{
    public required TicketWork Ticket { get; init; }

    public required LoggedEntry Entry { get; init; }

    public required Instant At { get; init; }

    public required LocalDate Day { get; init; }

    public required Instant Attendance { get; init; }

    public Contract Contract { get; set; } = null!;

    public bool Inside { get; set; }

    public Fate Fate { get; set; }

    public decimal Multiplier { get; set; } = 1m;

    public decimal Weight { get; set; } = 1m;

    public decimal Rate { get; set; }

    public string Grants { get; set; } = "";

    public bool Chargeable => Fate != Fate.Covered;
}

/// <summary>A pool's portion.</summary>
internal sealed record OracleGrant(string Key, decimal Quantity, LocalDate? Last, LocalDate Since, Instant From, Instant Until);
