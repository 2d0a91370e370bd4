using System.Net;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Technicians work in their channel, the employee sees only what is meant for the employee.</summary>
public sealed class TechnicianChannelTests
{
    [Fact]
    public async Task A_question_goes_to_the_employee_and_the_answer_comes_back_below_the_card()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketClaim, await bot.CardOfAsync(id));
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketAsk, await bot.CardOfAsync(id, "Which tray is it?"));
        var question = await bot.HeardAsync("has a question about");
        Assert.Contains("Which tray is it?", question.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("thread", question.Target, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.WaitingForUser, (await bot.TicketAsync(id)).Status);

        await bot.SayAsync(DeskStory.Employee, "the upper one", "the-answer");
        var answer = await bot.HeardAsync(": the upper one");
        Assert.Contains("messageid%3D" + await bot.ThreadOfAsync(id), answer.Target, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Emil", answer.Body, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Assigned, (await bot.TicketAsync(id)).Status);

        var edit = bot.MessageOf(DeskStory.Employee) with
        {
            Type = ActivityTypes.MessageUpdate,
            Id = "the-answer",
            Text = "the lower one, sorry",
            ChannelData = bot.MessageOf(DeskStory.Employee).ChannelData! with { EventType = "editMessage" }, // MessageOf sets it
        };
        await bot.PostAsync(edit);
        var changed = await bot.HeardAsync("the lower one, sorry");
        Assert.Equal("PUT", changed.Method);
        Assert.True(TicketRules.HistoryIsWhole(await bot.TicketAsync(id)));
    }

    [Fact]
    public async Task Words_below_the_card_are_a_note_and_commands_need_no_number()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var thread = await bot.ThreadOfAsync(id);
        await bot.SayInChannelAsync(DeskStory.Tessa, "looks like marker-7731 again", thread);
        await bot.HeardAsync("Only the desk sees it");
        await bot.SayInChannelAsync(DeskStory.Tessa, "tell user A technician comes at ten.", thread);
        var told = await bot.HeardAsync("Tessa Lang about " + id);
        Assert.Contains("A technician comes at ten.", told.Body, StringComparison.Ordinal);
        await bot.SayInChannelAsync(DeskStory.Tessa, "tel user marker-7731 is back", thread);
        await bot.HeardAsync("Did you mean");
        Assert.DoesNotContain(bot.ToClients(), m => m.Contains("marker-7731", StringComparison.Ordinal));
        var ticket = await bot.TicketAsync(id);
        Assert.Single(ticket.History, e => e.Step == TicketStep.Note);
        Assert.True(TicketRules.HistoryIsWhole(ticket));
    }

    [Fact]
    public async Task Priority_supplier_and_hand_over_are_typed_and_the_reasons_stay_inside()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"claim {id}");
        await bot.HeardAsync("Tessa Lang is working on " + id);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"priority {id} P1 secret-reason");
        await bot.HeardAsync("Priority 1 for " + id); // it costs more
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketPriorityYes, bot.ButtonData(Verbs.TicketPriorityYes, id));
        await bot.HeardAsync(id + " now has priority 1");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"vendor {id} secret-reason 2");
        await bot.HeardAsync(id + " waits for a supplier");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"vendor back {id}");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"hand over {id} to Tom: secret-reason 3");
        await bot.HeardAsync("handed " + id + " over to Tom Berger: secret-reason 3");
        var ticket = await bot.TicketAsync(id);
        Assert.Equal((Priority.P1, TicketStatus.Assigned, "Tom Berger"), (ticket.Priority, ticket.Status, ticket.AssigneeName));
        Assert.DoesNotContain(bot.ToClients(), m => m.Contains("secret-reason", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_fifty_claims_at_once_one_wins_and_the_others_are_told_who()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var card = await bot.CardOfAsync(id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i => bot.PressInChannelAsync($"technician{(i % 4) + 1}@desk.example", Verbs.TicketClaim, card)));
        var ticket = await bot.TicketAsync(id);
        Assert.Single(ticket.History, e => e.Step == TicketStep.Claim);
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(ticket.AssigneeName!, body, StringComparison.Ordinal); // it was claimed
        }

        await bot.HeardAsync($"{ticket.AssigneeName} is already working on {id}");
    }

    [Fact]
    public async Task A_step_that_is_not_possible_says_what_is()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tom, $"vendor back {id}");
        var refusal = await bot.HeardAsync("Possible are");
        Assert.Contains("claim", refusal.Body, StringComparison.Ordinal);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"claim {id}");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"resolve {id} wear Cleaned the head");
        await bot.IdleAsync();
        await bot.SayInChannelAsync(DeskStory.Tom, $"claim {id}");
        var solved = BotUnderTest.Decoded(await bot.HeardAsync($"You can't do that with {id} now: it is solved"));
        Assert.Contains("reopen", solved, StringComparison.Ordinal);
        Assert.DoesNotContain("remind", solved, StringComparison.Ordinal);
        Assert.DoesNotContain("rate", solved, StringComparison.Ordinal);
        Assert.Equal(("Tessa Lang", TicketStatus.Resolved), ((await bot.TicketAsync(id)).AssigneeName, (await bot.TicketAsync(id)).Status));
        await bot.SayInChannelAsync(DeskStory.Tom, "ask");
        await bot.HeardAsync("Write: ask SD-1001");
    }
}
