using SupportBot.Desk.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>"why SD-…" tells what words made service and priority, and what a technician changed.</summary>
public sealed class WhyTriageTests
{
    [Fact]
    public async Task The_words_the_cell_of_the_matrix_and_what_a_technician_changed_are_told()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot, problem: "nobody in the warehouse can print, the label printer is dead");
        await bot.SayAsync(DeskStory.Tessa, $"priority {id} P3 only one printer");
        await bot.SayAsync(DeskStory.Tessa, $"set service {id} devices");
        await bot.HeardAsync("is about");
        await bot.IdleAsync();
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(DeskStory.Tessa, $"why {id}");
        var why = BotUnderTest.Decoded(await bot.HeardAsync("sorted and charged", before));
        Assert.Contains("Printing: you wrote", why, StringComparison.Ordinal);
        Assert.Contains("label printer", why, StringComparison.Ordinal);
        Assert.Contains("work has stopped = priority", why, StringComparison.Ordinal);
        Assert.Contains("set it to P3", why, StringComparison.Ordinal);
        Assert.Contains("said that it is about", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_the_words_name_goes_onto_the_ticket_and_counts_for_its_coverage()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot, problem: "fab-lbl-01, the label printer, is dead");
        Assert.Contains("fab-lbl-01", (await bot.HeardAsync("\"Device\"")).Body, StringComparison.Ordinal);
        var terms = await bot.Store.FindAsync(TicketTerms.Terms, id, TestContext.Current.CancellationToken);
        Assert.Equal("fab-lbl-01", terms?.Value.Device);
        var other = await DeskStory.OpenAsync(bot, "employee@contoso.example", "fab-lbl-01, the label printer, is dead");
        Assert.Null(await bot.Store.FindAsync(TicketTerms.Terms, other, TestContext.Current.CancellationToken));
    }
}
