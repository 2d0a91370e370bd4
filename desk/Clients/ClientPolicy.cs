using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Clients;

/// <summary>What a client lets people spend and see. Amounts are net, in the book's currency.</summary>
public sealed record ClientPolicy
{
    /// <summary>Estimates up to here need nobody's consent.</summary>
    public decimal AutoApproveLimit { get; init; }

    /// <summary>Most that one ticket may cost; null = no cap.</summary>
    public decimal? TicketCap { get; init; }

    /// <summary>Most that a calendar month may cost; null = no cap.</summary>
    public decimal? MonthlyCap { get; init; }

    /// <summary>Spent on a P1 without asking first.</summary>
    public decimal P1PreAuthority { get; init; }

    public bool PoRequired { get; init; }

    public bool EmployeesSeeMoney { get; init; }

    /// <summary>Local days after a fix in which the same fault is repaired free; 0 = none, at most 365.</summary>
    public int WorkWarrantyDays { get; init; }

    public ImmutableArray<PurchaseOrder> PurchaseOrders { get; init; } = [];
}

/// <summary>A client's order to spend up to a limit.</summary>
/// <param name="From">First day (inclusive, client's zone); null = no beginning.</param>
/// <param name="To">Last day (inclusive, client's zone); null = no end.</param>
public sealed record PurchaseOrder(string Number, decimal Limit, LocalDate? From, LocalDate? To);
