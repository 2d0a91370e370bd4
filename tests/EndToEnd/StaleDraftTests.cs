using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What a technician was shown and what is saved are the same, whatever others saved or invoiced in between.</summary>
public sealed class StaleDraftTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_corrections_of_one_entry_keep_the_trail_of_both()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var entry = await LoggedAsync(bot);
        var first = await ShownAsync(bot, DeskStory.Tessa, entry, "15m", "the walk is not work");
        var second = await ShownAsync(bot, DeskStory.Tessa, entry, "12m", "typing error");
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, first);
        await bot.IdleAsync();

        var before = bot.Connector.Requests.Count;
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, second);
        await bot.HeardAsync("was changed or invoiced after I showed it", before);
        Assert.Equal(15, (await EntryAsync(bot, entry.Id)).Minutes);
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, second);
        await bot.IdleAsync();
        var stored = await EntryAsync(bot, entry.Id);
        Assert.Equal(12, stored.Minutes);
        Assert.Equal(["the walk is not work", "typing error"], stored.Earlier.Select(e => e.Reason));
        Assert.Equal([20, 15], stored.Earlier.Select(e => (e.End - e.Start).TotalMinutes));
    }

    [Fact]
    public async Task A_correction_of_time_that_was_taken_back_meanwhile_brings_nothing_back()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var entry = await LoggedAsync(bot);
        var shorter = await ShownAsync(bot, DeskStory.Tessa, entry, "15m", "the walk is not work");
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, await ShownAsync(bot, DeskStory.Tessa, entry, "0", "another client"));
        await bot.IdleAsync();
        var answer = await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, shorter);
        Assert.Contains("find this entry any more", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.True((await EntryAsync(bot, entry.Id)).Removed);
    }

    [Fact]
    public async Task Two_decisions_about_the_coverage_of_one_ticket_are_both_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var cause = await DecidedAsync(bot, id, "wear", "the roller is worn");
        var contract = await DecidedAsync(bot, id, "contract walk-in", "bought elsewhere");
        foreach (var save in new[] { cause, contract, contract })
        {
            await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, save);
            await bot.IdleAsync();
        }

        var terms = (await bot.Store.FindAsync(TicketTerms.Terms, id, Ct))?.Value;
        Assert.Equal(("wear", "walk-in"), (terms?.Cause, terms?.Contract));
        Assert.Equal(["the roller is worn", "bought elsewhere"], terms?.Corrections.Select(c => c.Reason));
    }

    [Fact]
    public async Task A_month_that_was_invoiced_after_the_draft_was_shown_is_told_before_anything_is_booked()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var entry = await LoggedAsync(bot);
        var shorter = await ShownAsync(bot, DeskStory.Tessa, entry, "10m", "typing error");
        await InvoiceAsync(bot, new YearMonth(2026, 11));
        var before = bot.Connector.Requests.Count;
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, shorter);
        await bot.HeardAsync("November 2026 is invoiced and stays as it is", before);
        await bot.HeardAsync("was changed or invoiced after I showed it", before);
        Assert.Equal(20, (await EntryAsync(bot, entry.Id)).Minutes);
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, shorter);
        await bot.IdleAsync();
        Assert.Equal(10, (await EntryAsync(bot, entry.Id)).Minutes);
    }

    private static async Task<WorkEntry> LoggedAsync(BotUnderTest bot)
    {
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayAsync(DeskStory.Tessa, $"log 20m on {id} looked at it");
        await bot.HeardAsync("Log 20 min on " + id);
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.IdleAsync();
        return Assert.Single(await bot.Store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, id), 10, Ct)).Value;
    }

    private static async Task<ImmutableDictionary<string, string>> ShownAsync(BotUnderTest bot, string who, WorkEntry entry, string minutes, string reason)
    {
        var before = bot.Connector.Requests.Count;
        await bot.PressAsync(who, BillingVerbs.CorrectTime, new { entry = entry.Id, minutes, reason });
        await bot.HeardAsync(reason, before);
        return bot.ButtonData(BillingVerbs.Save);
    }

    private static async Task<ImmutableDictionary<string, string>> DecidedAsync(BotUnderTest bot, string id, string what, string reason)
    {
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(DeskStory.Tessa, $"coverage {id} {what} because {reason}");
        await bot.HeardAsync(reason, before);
        return bot.ButtonData(BillingVerbs.Save);
    }

    private static async Task<WorkEntry> EntryAsync(BotUnderTest bot, string id) =>
        (await bot.Store.FindAsync(WorkEntry.Entries, id, Ct))?.Value ?? throw new InvalidOperationException("The entry is gone.");

    private static async Task InvoiceAsync(BotUnderTest bot, YearMonth month)
    {
        var ledger = await new Bookkeeping(bot.Store, new LedgerQueries(bot.Store)).LoadAsync("fabrikam", null, Ct);
        var closing = Invoicing.Close(ledger, bot.Services.GetRequiredService<BookShelf>().Versions, month, new BookingReason(Some.TuesdayMorning, "system", "invoiced"));
        await bot.Store.CommitAsync(closing.ChangesFor(ledger), Ct);
    }
}
