using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>An employee changes or withdraws the own ticket, and hears first what it costs.</summary>
public sealed class ChangeTicketTests
{
    private const string Paula = "paula@fabrikam.example";

    [Fact]
    public async Task Withdrawing_says_what_it_has_cost_and_waits_for_yes()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayAsync(DeskStory.Employee, "withdraw " + id);
        await bot.HeardAsync("Nobody has logged work on it yet, and it costs nothing.");
        Assert.Equal(TicketStatus.Open, (await bot.TicketAsync(id)).Status);
        var asked = bot.ButtonData(Verbs.TicketWithdrawYes);

        await bot.SayAsync(DeskStory.Tessa, $"log 20m on {id} looked at it");
        await bot.HeardAsync("Log 20 min on " + id);
        await bot.PressAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.PressAsync(DeskStory.Employee, Verbs.TicketWithdrawYes, asked);
        var again = await bot.HeardAsync("Work so far: 20 min");
        Assert.Contains("95.00", again.Body, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Open, (await bot.TicketAsync(id)).Status);
        await bot.PressAsync(DeskStory.Employee, Verbs.TicketWithdrawYes, bot.ButtonData(Verbs.TicketWithdrawYes));
        await bot.HeardAsync(id + " is withdrawn");
        Assert.Equal(TicketStatus.Withdrawn, (await bot.TicketAsync(id)).Status);
    }

    [Fact]
    public async Task Nobody_else_withdraws_or_changes_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        foreach (var stranger in new[] { Paula, "employee@contoso.example" })
        {
            var before = bot.Connector.Requests.Count;
            await bot.PressAsync(stranger, Verbs.TicketWithdrawYes, new { ticket = id, shown = "0" });
            await bot.SayAsync(stranger, $"change {id} nothing is wrong");
            await bot.HeardAsync("I can't find " + id, before);
        }

        await bot.IdleAsync();
        var ticket = await bot.TicketAsync(id);
        Assert.Equal(TicketStatus.Open, ticket.Status);
        Assert.Empty(ticket.Amendments);
    }

    [Fact]
    public async Task New_words_are_triaged_again_and_the_old_ones_are_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();
        const string erika = "employee@contoso.example";
        var id = await DeskStory.OpenAsync(bot, erika, "Outlook keeps asking for my password");
        var before = await bot.TicketAsync(id);
        await bot.SayAsync(erika, $"change {id} the VPN does not connect for the whole team and nobody can work");
        var told = await bot.HeardAsync(id + " is changed.");
        Assert.Contains("Service:", told.Body, StringComparison.Ordinal);
        await bot.HeardAsync("Erika Sommer changed the words of " + id);
        var ticket = await bot.TicketAsync(id);
        Assert.Contains("whole team", ticket.Description, StringComparison.Ordinal);
        Assert.Equal(before.Description, Assert.Single(ticket.Amendments).Before.Description);
        Assert.NotEqual(before.ServiceId, ticket.ServiceId);
        Assert.True(ticket.Priority < before.Priority);
        Assert.True(TicketRules.HistoryIsWhole(ticket));
    }
}
