using System.Text.RegularExpressions;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A priority that costs the client more is set after the technician saw by how much; any other in one step.</summary>
public sealed class PriorityCostTests
{
    private const string Asked = "Priority 1 for ";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_priority_1_costs_is_said_before_anything_is_stored(bool typed)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot);
        var before = await bot.TicketAsync(id);
        var from = bot.Connector.Requests.Count;
        var asked = await SetAsync(bot, id, typed);
        await bot.IdleAsync();
        Assert.Contains("125.00 € as priority 2 and 180.00–", asked, StringComparison.Ordinal);
        Assert.Contains("up to 85.00 € more for the client", asked, StringComparison.Ordinal);
        Assert.Contains("held until an approver of Fabrikam Logistics agrees", asked, StringComparison.Ordinal);
        Assert.Contains("thread", (await bot.HeardAsync(Asked)).Target, StringComparison.Ordinal);
        Assert.Equal(before.History, (await bot.TicketAsync(id)).History);
        Assert.All(bot.Connector.Requests.Skip(from), r => Assert.Contains("thread", r.Target, StringComparison.Ordinal));

        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketPriorityYes, bot.ButtonData(Verbs.TicketPriorityYes, id));
        await bot.HeardAsync(id + " now has priority 1");
        var after = await bot.TicketAsync(id);
        Assert.Equal((Priority.P1, before.Promise), (after.Priority, after.Promise));
        Assert.Equal((TicketStep.SetPriority, "secret-reason"), (after.History[^1].Step, after.History[^1].Text));
        Assert.DoesNotContain(bot.ToClients(), m => m.Contains("secret-reason", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_it_changes_nothing_and_a_smaller_amount_than_shown_is_asked_about_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot);
        await SetAsync(bot, id, typed: true);
        var yes = bot.ButtonData(Verbs.TicketPriorityYes, id);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketShow, bot.ButtonData(Verbs.TicketShow, id));
        await bot.IdleAsync();
        Assert.Equal(Priority.P2, (await bot.TicketAsync(id)).Priority);
        foreach (var shown in new[] { "100", "", "-1", "1e9" })
        {
            var from = bot.Connector.Requests.Count;
            await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketPriorityYes, yes.SetItem("shown", shown));
            await bot.HeardAsync(Asked, from);
        }

        Assert.Equal(Priority.P2, (await bot.TicketAsync(id)).Priority);
    }

    [Fact]
    public async Task Time_that_is_logged_already_counts_anew_and_that_is_said_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"log 15m on {id} cleaned it");
        await bot.HeardAsync("\"Save\"");
        await bot.PressInChannelAsync(DeskStory.Tessa, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.IdleAsync();
        Assert.Contains("Logged time counts 95.00 € so far and 180.00 € with the new priority", await SetAsync(bot, id, typed: true), StringComparison.Ordinal);
        var from = bot.Connector.Requests.Count;
        await bot.SayAsync("approver@fabrikam.example", "hello");
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketPriorityYes, bot.ButtonData(Verbs.TicketPriorityYes, id));
        await bot.HeardAsync(Verbs.TicketApprove, from);
        var request = await bot.Store.FindAsync(ApprovalRequest.Requests, id, TestContext.Current.CancellationToken);
        Assert.Equal((ApprovalState.Asked, 180m), (request?.Value.State, request?.Value.Amount));
    }

    /// <summary>Less urgent, or a contract that has one price for all: nothing to ask.</summary>
    [Theory]
    [InlineData(DeskStory.Employee, "the label printer in the warehouse is dead", "P3")]
    [InlineData("employee@contoso.example", "my laptop is very hot and slow", "P1")]
    public async Task What_costs_nothing_more_is_one_step(string employee, string problem, string priority)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot, employee, problem);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"claim {id}");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"priority {id} {priority}");
        await bot.HeardAsync($"{id} now has priority {priority[1..]}");
        Assert.Equal(priority, (await bot.TicketAsync(id)).Priority.ToString());
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Body.Contains(Verbs.TicketPriorityYes, StringComparison.Ordinal));
    }

    private static async Task<string> OpenAsync(BotUnderTest bot)
    {
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"claim {id}");
        await bot.IdleAsync();
        return id;
    }

    /// <returns>The card that asks.</returns>
    private static async Task<string> SetAsync(BotUnderTest bot, string id, bool typed)
    {
        if (typed)
        {
            await bot.SayInChannelAsync(DeskStory.Tessa, $"priority {id} P1 secret-reason");
        }
        else
        {
            await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketMore, new { ticket = id });
            await bot.HeardAsync("\"" + Verbs.TicketPriority + "\"");
            var form = bot.ButtonData(Verbs.TicketPriority, id).Add("priority", "P1").Add("text", "secret-reason");
            await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketPriority, form);
        }

        return Regex.Unescape((await bot.HeardAsync(Asked)).Body.Replace("\\\"", "'", StringComparison.Ordinal)).Replace('\u00a0', ' ');
    }
}
