using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Billing;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// A statement as rows for comma-separated values: one row for each charge, fee, pool movement and ticket with
/// covered work, and the totals. Stable codes and invariant numbers, so that a program can read it.
/// </summary>
public static class StatementRows
{
    private static readonly string[] Columns =
    [
        "row", "ticket", "title", "day", "contract", "kind", "hours", "minutes", "multiplier", "rate", "net", "tax", "gross", "held",
        "held_minutes", "grant", "quantity", "detail", "corrects", "entry",
    ];

    public static Block.Table Of(Statement statement)
    {
        var titles = statement.Tickets.DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => t.Title, StringComparer.Ordinal);
        IEnumerable<string[]> rows =
        [
            .. statement.Lines.Select(line => LineOf(line, titles.GetValueOrDefault(line.Ticket, ""))),
            .. statement.Fees.Select(FeeOf),
            .. statement.Pools.Select(PoolOf),
            .. statement.Tickets.Select(WorkOf),
            TotalOf(statement),
        ];
        return new Block.Table([.. Columns], [.. rows.Select(row => row.ToImmutableList())]);
    }

    private static string[] LineOf(StatementLine line, string title) =>
    [
        "charge", line.Ticket, title, line.Day is { } day ? LocalDatePattern.Iso.Format(day) : "", line.Contract, line.Kind,
        line.Time is null ? "" : line.Time.Inside ? "inside" : "outside",
        line.Time is null ? "" : Number(line.Time.Minutes), line.Time is null ? "" : Number(line.Time.Multiplier),
        line.Time is null ? "" : Money(line.Time.Rate),
        Money(line.Invoiced.Net), Money(line.Invoiced.Tax), Money(line.Invoiced.Gross), Money(line.Held), Number(line.HeldMinutes), "", "", "",
        Month(line.Corrects), line.Entry ?? "",
    ];

    private static string[] FeeOf(RecurringCharge fee) =>
    [
        "fee", "", "", "", fee.Contract, "managed-fee", "", "", "", "", Money(fee.Net), Money(fee.Tax), Money(fee.Gross), "", "", "", "",
        $"base {Money(fee.Base)} users {Money(fee.Users)} devices {Money(fee.Devices)}", "", "",
    ];

    private static string[] PoolOf(PoolMovement pool) =>
    [
        "pool", "", "", "", pool.Contract, pool.Unit.ToString().ToLowerInvariant(), "", "", "", "", "", "", "", "", "", pool.Grant,
        Number(pool.Drawn), "", Month(pool.Corrects), "",
    ];

    private static string[] WorkOf(StatementTicket ticket) =>
    [
        "work", ticket.Id, ticket.Title, "", string.Join(' ', ticket.Contracts), ticket.Outcome, "", Number(ticket.Minutes.Worked), "", "",
        Money(ticket.CoveredValue), "", "", "", "", "", Number(ticket.Minutes.Covered + ticket.Minutes.Incident), string.Join(' ', ticket.Reasons),
        Month(ticket.Corrects), "",
    ];

    private static string[] TotalOf(Statement statement) =>
    [
        "total", "", "", "", "", "", "", "", "", "", Money(statement.Total.Net), Money(statement.Total.Tax), Money(statement.Total.Gross),
        Money(statement.Held), Number(statement.HeldMinutes), "", "",
        $"{statement.Currency} {LedgerBatch.PeriodText(statement.Period)} {(statement.IsFinal ? "final" : "provisional")}", "", "",
    ];

    private static string Month(YearMonth? month) => month is { } known ? LedgerBatch.PeriodText(known) : "";

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
