using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Managed fees of a month, by days in force and heads under management.</summary>
internal static class RecurringFees
{
    public static ImmutableArray<RecurringCharge> Of(CompiledClient? client, RecurringQuestion question) =>
        client is null
            ? []
            : [.. client.Own
                .Select(terms => Of(terms, question))
                .OfType<RecurringCharge>()
                .OrderBy(charge => charge.Contract, StringComparer.Ordinal)];

    private static RecurringCharge? Of(Terms terms, RecurringQuestion question)
    {
        var contract = terms.Contract;
        if (contract.Fee is not { } fee || contract.Status != ContractStatus.Active)
        {
            return null;
        }

        var days = question.Month.ToDateInterval();
        var first = LocalDate.Max(days.Start, contract.From);
        var last = contract.To is { } to ? LocalDate.Min(days.End, to) : days.End;
        if (first > last)
        {
            return null;
        }

        var inForce = new DateInterval(first, last);
        var counts = inForce.Select(day => CountOn(question.Counts, day)).ToList();
        var (perMonth, perUser, perDevice) = fee.Prorate
            ? (Prorated(fee.PerMonth, inForce.Length, days.Length),
                Prorated(fee.PerUser, counts.Sum(count => count.Users), days.Length),
                Prorated(fee.PerDevice, counts.Sum(count => count.Devices), days.Length))
            : (fee.PerMonth,
                fee.PerUser * counts.Max(count => count.Users),
                fee.PerDevice * counts.Max(count => count.Devices));
        var tax = new[] { perMonth, perUser, perDevice }.Sum(part => Exact.Share(part, terms.TaxRate));
        return new RecurringCharge(contract.Id, perMonth, perUser, perDevice, tax);
    }

    private static decimal Prorated(decimal price, long headDays, int daysOfMonth) =>
        Exact.Ratio(price, headDays, daysOfMonth);

    private static HeadCount CountOn(ImmutableArray<HeadCount> counts, LocalDate day) =>
        counts.LastOrDefault(count => count.From <= day) ?? new HeadCount(day, 0, 0);
}
