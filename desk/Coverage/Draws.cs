using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>R11 and R14: takes buckets from pools and bills what pools lack, and bills the rest.</summary>
internal static class Draws
{
    public static void Charge(TicketCase ticket, Bucket bucket, Balances balances)
    {
        if (bucket.First.Treatment == Treatment.Bill)
        {
            var amount = Exact.Amount(bucket.Minutes, bucket.First.Rate, bucket.First.Multiplier);
            Bill(ticket, bucket, ChargeKind.Time, amount, Quotient.Of(bucket.Minutes), bucket.First.Multiplier);
        }
        else if (bucket.IsHoursDraw)
        {
            DrawHours(ticket, bucket, balances);
        }
        else
        {
            DrawMoney(ticket, bucket, balances);
        }
    }

    private static void DrawHours(TicketCase ticket, Bucket bucket, Balances balances)
    {
        var price = bucket.First;
        var leftover = Take(ticket, bucket, bucket.Minutes * price.Weight, balances);
        if (leftover <= 0m)
        {
            return;
        }

        ticket.Add(CoverageReason.PoolDry);
        if (price.Terms.Contract.Overage?.Basis == OverageBasis.Real)
        {
            // Leftover ÷ weight is no decimal in general: the amount divides last, only the shown minutes are rounded.
            var amount = Exact.Amount(leftover, price.Rate, price.Multiplier, price.Weight);
            Bill(ticket, bucket, ChargeKind.Overage, amount, new Quotient(leftover, 1m, price.Weight), price.Multiplier);
        }
        else
        {
            Bill(ticket, bucket, ChargeKind.Overage, Exact.Amount(leftover, price.Rate, 1m), Quotient.Of(leftover), 1m);
        }
    }

    private static void DrawMoney(TicketCase ticket, Bucket bucket, Balances balances)
    {
        var price = bucket.First;
        var amount = Exact.Amount(bucket.Minutes, price.Rate, price.Multiplier);
        var leftover = Take(ticket, bucket, amount, balances);
        if (leftover > 0m)
        {
            ticket.Add(CoverageReason.PoolDry);
            var minutes = new Quotient(bucket.Minutes, leftover, amount);
            Bill(ticket, bucket, ChargeKind.Overage, leftover, minutes, price.Multiplier);
        }
    }

    /// <returns>What the valid grants lacked.</returns>
    private static decimal Take(TicketCase ticket, Bucket bucket, decimal quantity, Balances balances)
    {
        var terms = bucket.First.Terms;
        foreach (var grant in bucket.First.Grants.Grants)
        {
            if (quantity <= 0m)
            {
                break;
            }

            var taken = Math.Min(quantity, balances.Left(terms.Id, grant));
            if (taken > 0m)
            {
                balances.Draw(terms.Id, grant, taken);
                ticket.Draw(terms, grant, taken);
                quantity -= taken;
            }
        }

        return quantity;
    }

    private static void Bill(
        TicketCase ticket, Bucket bucket, ChargeKind kind, decimal amount, Quotient minutes, decimal multiplier) =>
        ticket.Charge(
            bucket.First.Terms, bucket.Day, kind, amount,
            new ChargedTime(bucket.First.Inside, minutes.Rounded, multiplier, bucket.First.Rate), minutes);
}
