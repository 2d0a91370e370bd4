using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// R13 after the work: what is above the authorised amount is held, taken from time and overage backwards, then from fees
/// backwards. The tax of what is invoiced is that of the reduced lines.
/// </summary>
internal static class HeldAmounts
{
    /// <param name="lines">The ticket's lines in the order of the answer.</param>
    /// <param name="excess">What has to be held, net; at most the sum of the lines.</param>
    public static (Amounts Invoiced, HeldWork Held) Split(List<Line> lines, decimal excess)
    {
        var left = excess;
        var (net, tax, minutes) = (0m, 0m, 0m);
        foreach (var line in Backwards(lines, ofTime: true).Concat(Backwards(lines, ofTime: false)))
        {
            var amount = line.Charge.Amount;
            var held = Math.Min(left, amount);
            left -= held;
            if (held == 0m)
            {
                net += amount;
                tax += line.Charge.Tax;
                continue;
            }

            net += amount - held;
            tax += Exact.Share(amount - held, line.TaxRate);
            minutes += line.Charge.Time is { } time ? Exact.Ratio(time.Minutes, held, amount) : 0m;
        }

        return (new Amounts(net, tax), new HeldWork(excess, minutes));
    }

    private static IEnumerable<Line> Backwards(List<Line> lines, bool ofTime) =>
        Enumerable.Reverse(lines).Where(line => (line.Charge.Time is not null) == ofTime);
}
