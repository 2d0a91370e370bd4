using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>An invoiced month stays as it was sent; what is corrected of it comes onto the open month's statement.</summary>
public sealed class InvoicedCorrectionTests
{
    private const string Manager = "manager@fabrikam.example";
    private const string Technician = "technician1@desk.example";

    private static readonly YearMonth October = new(2026, 10);
    private static readonly YearMonth November = new(2026, 11);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_of_an_invoiced_month_is_corrected_on_the_next_statement_after_a_preview()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (october, november) = (await InvoicedAsync(bot, October), await InvoicedAsync(bot, November));
        var entry = await LongestAsync(bot);
        await bot.PressAsync(Technician, BillingVerbs.CorrectTime, new { entry = entry.Id, minutes = "0", reason = "was for another client" });
        var preview = BotUnderTest.Decoded(await bot.HeardAsync("October 2026 is invoiced and stays as it is"));
        Assert.Contains("On the statement of November 2026", preview, StringComparison.Ordinal);
        Assert.Equal(november, await InvoicedAsync(bot, November));

        var save = bot.ButtonData(BillingVerbs.Save);
        foreach (var press in Enumerable.Range(0, 2)) await bot.PressAsync(Technician, BillingVerbs.Save, save, "save-" + press);
        await bot.IdleAsync();
        var credit = await InvoicedAsync(bot, November) - november;
        Assert.True(credit.Net < 0m);
        Assert.Contains($"−{-credit.Net:0.00}".TrimStart('−'), preview, StringComparison.Ordinal);
        Assert.Equal(october, await InvoicedAsync(bot, October));

        await bot.SayAsync(Manager, "statement for November");
        var statement = BotUnderTest.Decoded(await bot.HeardAsync("Statement for November 2026"));
        Assert.Contains("(correction of October 2026)", statement, StringComparison.Ordinal);
        await bot.PressAsync(Manager, Verbs.FiguresExport, bot.ButtonData(Verbs.FiguresExport).SetItem("format", "csv"));
        using var http = new HttpClient();
        var csv = await http.GetStringAsync(MoneyTalkTests.LinkIn(await bot.HeardAsync("Open CSV")), Ct);
        Assert.Contains($",2026-10,{entry.Id}", csv, StringComparison.Ordinal);
        Assert.Contains($"total,,,,,,,,,,{(await InvoicedAsync(bot, November)).Net.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_leaves_nothing_on_the_statement()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var november = await InvoicedAsync(bot, November);
        var entry = await LongestAsync(bot);
        foreach (var minutes in new[] { "5", entry.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture) })
        {
            var before = bot.Connector.Requests.Count;
            await bot.PressAsync(Technician, BillingVerbs.CorrectTime, new { entry = entry.Id, minutes, reason = "typing error" });
            await bot.HeardAsync(BillingVerbs.Save, before);
            await bot.PressAsync(Technician, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
            await bot.IdleAsync();
        }

        Assert.Equal(november, await InvoicedAsync(bot, November));
        Assert.Empty((await new LedgerQueries(bot.Store).PeriodAsync("fabrikam", November, Ct)).Postings<Posting.Corrected>());
    }

    private static async Task<Amounts> InvoicedAsync(BotUnderTest bot, YearMonth month) =>
        (await new LedgerQueries(bot.Store).PeriodAsync("fabrikam", month, Ct)).Invoiced;

    private static async Task<WorkEntry> LongestAsync(BotUnderTest bot)
    {
        var range = IndexRange.StartingWith(WorkEntry.ByPeriod, IndexValue.Join("fabrikam", LedgerBatch.PeriodText(October)));
        return (await bot.Store.ListAsync(WorkEntry.Entries, range, 1_000, Ct)).Select(e => e.Value).MaxBy(e => e.Minutes)!;
    }
}
