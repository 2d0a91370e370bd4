using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Tickets that are parted, joined, and made parts of each other.</summary>
public sealed class LinksTests
{
    private const string Paula = "paula@fabrikam.example";

    [Fact]
    public async Task Merging_a_ticket_with_time_shows_the_money_and_moves_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var older = await DeskStory.OpenAsync(bot);
        var newer = await DeskStory.OpenAsync(bot, Paula, "the label printer in the warehouse prints nothing");
        foreach (var id in new[] { older, newer })
        {
            await bot.SayAsync(DeskStory.Tessa, $"log 20m on {id} looked at it");
            await bot.HeardAsync("Log 20 min on " + id);
            await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        }

        await bot.SayInChannelAsync(DeskStory.Tessa, $"merge {newer} into {older}");
        var asked = BotUnderTest.Decoded(await bot.HeardAsync($"Merge {newer} into {older}?"));
        Assert.Contains("190.00", asked, StringComparison.Ordinal);
        Assert.Null((await bot.TicketAsync(newer)).MergedInto);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketMergeYes, bot.ButtonData(Verbs.TicketMergeYes));
        await bot.HeardAsync($"20 min of time moved from {newer} to {older}");
        Assert.Equal(older, (await bot.TicketAsync(newer)).MergedInto);
        var work = await bot.Store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, older), 10, TestContext.Current.CancellationToken);
        Assert.Equal(40, work.Sum(w => w.Value.Minutes));
        Assert.Empty(await bot.Store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, newer), 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_decision_about_the_coverage_of_a_merged_ticket_is_not_lost_and_its_price_is_shown_first()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var older = await DeskStory.OpenAsync(bot, "lena@contoso.example", "the printer in the office is dead");
        var newer = await DeskStory.OpenAsync(bot, "jonas@contoso.example", "the office printer prints nothing");
        await bot.SayAsync(DeskStory.Tessa, $"log 20m on {older} looked at it");
        await bot.HeardAsync("Log 20 min on " + older);
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.IdleAsync();
        await bot.SayAsync(DeskStory.Tessa, $"coverage {newer} user-damage because coffee was spilled");
        await bot.HeardAsync("coffee was spilled");
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.IdleAsync();

        await bot.SayInChannelAsync(DeskStory.Tessa, $"merge {newer} into {older}");
        var asked = BotUnderTest.Decoded(await bot.HeardAsync($"Merge {newer} into {older}?"));
        Assert.Contains($"What was decided about the coverage of {newer} holds for {older} too", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("of logged time moves", asked, StringComparison.Ordinal);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketMergeYes, bot.ButtonData(Verbs.TicketMergeYes));
        await bot.HeardAsync($"What was decided about {newer} holds for {older} now. Both together: 0.00");
        var terms = await bot.Store.FindAsync(TicketTerms.Terms, older, TestContext.Current.CancellationToken);
        Assert.Equal("user-damage", terms?.Value.Cause);
        Assert.Equal("coffee was spilled", Assert.Single(terms!.Value.Corrections).Reason);
    }

    [Fact]
    public async Task A_part_is_split_off_with_a_trail_in_both_and_costs_nothing_unasked()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"split {id}: Outlook keeps asking for the password");
        await bot.HeardAsync("is a ticket of its own now, split from " + id);
        var part = (await bot.TicketAsync(id)).History[^1].Detail!; // the step names the part
        var (whole, split) = (await bot.TicketAsync(id), await bot.TicketAsync(part));
        Assert.Equal((id, whole.RequesterId, TicketStatus.WaitingForApproval), (split.SplitFromId, split.RequesterId, split.Status));
        Assert.Equal(0m, split.Promise.Authorised);
        Assert.Equal(TicketStep.Split, whole.History[^1].Step);
        Assert.Equal(id, split.History[0].Detail);
        Assert.NotNull(await bot.Store.FindAsync(ApprovalRequest.Requests, part, TestContext.Current.CancellationToken));
        await bot.SayAsync(DeskStory.Employee, $"split {id}: something");
        await bot.IdleAsync();
        Assert.Single((await bot.TicketAsync(id)).History, l => l.Step == TicketStep.Split);
    }

    [Fact]
    public async Task Parts_are_solved_with_their_parent_when_the_desk_says_so_and_loops_are_refused()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var parent = await DeskStory.OpenAsync(bot);
        var child = await DeskStory.OpenAsync(bot, Paula, "the label printer in the warehouse prints nothing");
        var other = await DeskStory.OpenAsync(bot, "employee@contoso.example", "Outlook keeps asking for my password");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"child {other} of {parent}");
        await bot.HeardAsync("Tickets of different clients");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"child {child} of {parent}");
        await bot.HeardAsync($"{child} is a part of {parent} now");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"child {parent} of {child}");
        await bot.HeardAsync($"{child} is a part of {parent} already");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"resolve {parent} wear Cleaned the print head.");
        await bot.HeardAsync("part(s) of it are still open");
        Assert.Equal(TicketStatus.Open, (await bot.TicketAsync(child)).Status);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketChildren, bot.ButtonData(Verbs.TicketChildren));
        await bot.HeardAsync($"Solved with {parent}: {child}");
        Assert.Equal("Cleaned the print head.", (await bot.TicketAsync(child)).Resolution?.Text);
        Assert.Null((await bot.TicketAsync(other)).ParentId);
    }
}
