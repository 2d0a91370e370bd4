using CsCheck;
using SupportBot.Bot.Files;
using SupportBot.Desk.Billing;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.Desk.Billing;

public sealed class StatementTests
{
    [Fact]
    public void A_statement_says_what_the_ledger_says_to_the_cent() =>
        BookingPropertyTests.Histories.Sample(history =>
        {
            var ledger = BookingPropertyTests.Play(history, out _);
            foreach (var month in ledger.Standing)
            {
                var statement = Statement.Of(BookingPropertyTests.Books.Current, month, ledger.AccountOrNew, new Dictionary<string, string>());
                Assert.Equal((month.Invoiced, month.Held, month.CoveredValue), (statement.Total, statement.Held, statement.CoveredValue));
                Assert.Equal(month.Postings<Posting.Drawn>().Sum(d => d.Draw.Quantity), statement.Pools.Sum(p => p.Drawn));
                var rows = CsvFile.TextOf(StatementRows.Of(statement)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(',')).ToList();
                Assert.Equal(month.Invoiced.Net, rows.Where(r => r[0] is "charge" or "fee").Sum(r => decimal.Parse(r[10], System.Globalization.CultureInfo.InvariantCulture)));
            }
        }, iter: 10_000, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void Each_section_has_its_rows()
    {
        var ticket = SomeLedger.Ticket("pool", authorised: 10m);
        var ledger = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 1_300));
        var after = ledger.After(Booking.Of(ledger, SomeLedger.Books, SomeLedger.Because()));
        var statement = Statement.Of(SomeLedger.Books.Current, after.Period(SomeLedger.November), null, new Dictionary<string, string> { ["SD-1"] = "=cmd()" });
        Assert.Equal((10m, 1.90m, 156.67m), (statement.Total.Net, statement.Total.Tax, statement.Held));
        Assert.Equal(94m, statement.HeldMinutes);
        Assert.Equal([("2026-10", 600m), ("2026-11", 600m)], statement.Pools.Select(p => (p.Grant, p.Drawn)));
        Assert.Equal(("SD-1", "partly", 1_300L), (statement.Tickets[0].Id, statement.Tickets[0].Outcome, statement.Tickets[0].Minutes.Worked));
        var csv = CsvFile.TextOf(StatementRows.Of(statement));
        Assert.Contains("charge,SD-1,'=cmd(),2026-11-02,hours,overage,inside,100,1,100.00,10.00,1.90,11.90,156.67,94,,,,,\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("EUR 2026-11 provisional", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frozen_month_is_final()
    {
        var ticket = SomeLedger.Ticket("managed");
        var ledger = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 2), 30));
        var closing = Invoicing.Close(ledger, SomeLedger.Books, SomeLedger.October, SomeLedger.Because());
        var month = PeriodLedger.Of("managed", SomeLedger.October, closing.Batches);
        var statement = Statement.Of(SomeLedger.Books.Current, month, closing.Account, new Dictionary<string, string>());
        Assert.True(statement.IsFinal);
        Assert.Equal((1_020m, 60m, 30L), (statement.Total.Net, statement.CoveredValue, statement.CoveredMinutes));
    }
}
