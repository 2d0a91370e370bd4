using System.Globalization;
using System.Text;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>A settlement as text, to compare two of them and to read the difference.</summary>
internal static class OracleText
{
    public static string Of(Settlement settlement)
    {
        var text = new StringBuilder();
        foreach (var ticket in settlement.Tickets)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{ticket.Id} {ticket.Outcome.Name()} [{string.Join(' ', ticket.Reasons.Select(reason => reason.Name()))}]"
                + $" [{string.Join(' ', ticket.Contracts)}] {ticket.Attribution?.Name()} w{ticket.Minutes.Worked} c{ticket.Minutes.Covered}"
                + $" i{ticket.Minutes.Incident} r{ticket.Minutes.Rounded} net {ticket.Charged.Net:0.00} tax {ticket.Charged.Tax:0.00}"
                + $" value {ticket.CoveredValue:0.00} invoiced {ticket.Invoiced.Net:0.00}+{ticket.Invoiced.Tax:0.00} held {ticket.Held.Amount:0.00} {ticket.Held.Minutes:0.##}");
        }

        foreach (var line in settlement.Lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"line {Of(line)}");
        }

        foreach (var draw in settlement.Draws)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"draw {draw.Ticket} {draw.Contract} {draw.Grant} {draw.Quantity:0.##}");
        }

        foreach (var row in settlement.Pools)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"pool {row.Contract} {row.Grant} {row.Remaining:0.##}");
        }

        return text.ToString();
    }

    /// <summary>Day, kind, contract, hours, multiplier, rate, amount.</summary>
    public static (NodaTime.LocalDate, ChargeKind, string, bool, decimal, decimal, decimal) SortKey(Charge line) => (
        line.Day, line.Kind, line.Contract, line.Time is { Inside: false }, line.Time?.Multiplier ?? 0m, line.Time?.Rate ?? 0m, line.Amount);

    private static string Of(Charge line) => string.Create(CultureInfo.InvariantCulture,
        $"{line.Ticket} {line.Day:R} {line.Contract} {line.Kind.Name()} {line.Time?.Inside} {line.Time?.Minutes:0.##} x{line.Time?.Multiplier:0.##} @{line.Time?.Rate:0.00} = {line.Amount:0.00} tax {line.Tax:0.00}");
}
