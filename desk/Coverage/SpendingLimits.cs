using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Coverage;

/// <summary>How much may be spent. Amounts are net; null = no such limit.</summary>
/// <param name="Order">What is left of the purchase order; 0 when it is missing.</param>
internal sealed record SpendingLimits(
    decimal AutoApprove, decimal? Order, bool OrderMissing, decimal? TicketCap, decimal? MonthLeft)
{
    /// <summary>What may be spent without anybody's approval.</summary>
    public decimal WithoutApproval => CappedByHard(AutoApprove);

    public static SpendingLimits Of(EstimateInput input, Client client)
    {
        var policy = client.Policy;
        var spending = input.Authority;
        var named = spending.PurchaseOrder;
        var order = named is null
            ? null
            : policy.PurchaseOrders.FirstOrDefault(order => order.Number == named
                && IsValidOn(order, input.Start.InZone(client.Zone).Date));
        var needsOrder = policy.PoRequired || named is not null;
        return new SpendingLimits(
            policy.AutoApproveLimit,
            needsOrder ? (order is null ? 0m : order.Limit - spending.PurchaseOrderUsed) : null,
            needsOrder && order is null,
            policy.TicketCap,
            policy.MonthlyCap - spending.SpentThisMonth);
    }

    /// <summary>The limits below the amount, in the order of their names on the wire.</summary>
    public ImmutableArray<AuthorityReason> Broken(decimal amount)
    {
        var broken = ImmutableArray.CreateBuilder<AuthorityReason>();
        AddIf(amount > AutoApprove, AuthorityReason.OverAutoApprove);
        AddIf(amount > MonthLeft, AuthorityReason.OverMonthlyCap);
        AddIf(!OrderMissing && amount > Order, AuthorityReason.OverPo);
        AddIf(amount > TicketCap, AuthorityReason.OverTicketCap);
        AddIf(OrderMissing, AuthorityReason.PoMissing);
        return broken.DrainToImmutable();

        void AddIf(bool holds, AuthorityReason reason)
        {
            if (holds)
            {
                broken.Add(reason);
            }
        }
    }

    /// <summary>At most the smallest limit other than auto-approve, and that not below zero.</summary>
    public decimal CappedByHard(decimal amount)
    {
        foreach (var limit in new[] { Order, TicketCap, MonthLeft })
        {
            amount = Math.Min(amount, Math.Max(0m, limit ?? amount));
        }

        return amount;
    }

    private static bool IsValidOn(PurchaseOrder order, LocalDate date) =>
        (order.From is not { } from || date >= from) && (order.To is not { } to || date <= to);
}
