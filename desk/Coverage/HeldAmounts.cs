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
    /// <returns>What is held of each line, in their order.</returns>
    public static HeldPart[] Split(List<Line> lines, decimal excess)
    {
        var parts = new HeldPart[lines.Count];
        Array.Fill(parts, HeldPart.None);
        var left = excess;
        foreach (var index in Backwards(lines, ofTime: true).Concat(Backwards(lines, ofTime: false)))
        {
            var charge = lines[index].Charge;
            var held = Math.Min(left, charge.Amount);
            if (held == 0m)
            {
                continue;
            }

            left -= held;
            parts[index] = new HeldPart(
                held,
                charge.Tax - Exact.Share(charge.Amount - held, lines[index].TaxRate),
                charge.Time is null ? 0m : lines[index].Minutes.Share(held, charge.Amount));
        }

        return parts;
    }

    private static IEnumerable<int> Backwards(List<Line> lines, bool ofTime) =>
        Enumerable.Range(0, lines.Count).Reverse().Where(index => (lines[index].Charge.Time is not null) == ofTime);
}
