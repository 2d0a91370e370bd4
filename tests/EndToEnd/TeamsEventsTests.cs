using System.Net;
using System.Text.Json;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What Teams sends besides messages and pressed buttons, over HTTP and back.</summary>
public sealed class TeamsEventsTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Dispatcher = "technician1@desk.example";
    private const string Technician = "technician2@desk.example";
    private const string OtherChannel = "19:other@thread.tacv2";
    private const string Problem = "the label printer in the warehouse is dead";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_is_welcomed_once_with_words_to_press_however_often_the_chat_is_opened()
    {
        await using var bot = await BotUnderTest.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.InstallationUpdate, "install" + i) with { Action = "add" });
            await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.ConversationUpdate, "members" + i) with
            {
                MembersAdded = [new ChannelAccount { Id = "29:somebody" }, new ChannelAccount { Id = "28:bot" }],
            });
        }

        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!");
        var welcome = Assert.Single(bot.Connector.Requests, r => r.Body.Contains("I am the IT help desk", StringComparison.Ordinal));
        Assert.Contains("\"suggestedActions\":{\"actions\":[{\"type\":\"imBack\",\"title\":\"help\",\"value\":\"help\"}", welcome.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_greeted_once_and_only_a_mention_by_id_is_heard()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var there = bot.ChannelMessageOf(Employee, "19:group@thread.v2");
        await bot.PostAsync(Event(there, ActivityTypes.InstallationUpdate, "i1") with { Action = "add" });
        await bot.PostAsync(Event(there, ActivityTypes.InstallationUpdate, "i2") with { Action = "add" });
        await bot.PostAsync(there with { Id = "t1", Text = "<at>IT Desk</at> " + Problem });
        await bot.PostAsync(there with { Id = "t2", Text = "<at>Desk IT</at> " + Problem, Entities = [Mention("<at>Desk IT</at>", "29:somebody")] });
        await bot.PostAsync(there with { Id = "t3", Text = "<at>New Name</at>&nbsp;" + Problem, Entities = [Mention("<at>New Name</at>", "28:bot")] });
        await bot.HeardAsync("Printing");
        Assert.Equal(2, bot.Connector.Requests.Count(r => r.Method == "POST"));
        Assert.Single(bot.Connector.Requests, r => r.Body.Contains("Mention me", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_thumb_on_a_solution_is_kept_and_not_answered(bool asReaction)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, Problem, "the-problem");
        await bot.HeardAsync("Printing");
        var report = bot.ButtonData(Verbs.ReportHuman)["report"];
        var message = await MessageOfAsync(bot, "report:" + report);
        if (asReaction)
        {
            await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.MessageReaction, "r1") with
            {
                ReplyToId = message,
                ReactionsAdded = [new MessageReaction { Type = "like" }],
            });
        }
        else
        {
            var answer = await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.Invoke, "f1") with
            {
                Name = InvokeNames.MessageSubmitAction,
                ReplyToId = message,
                Value = JsonSerializer.SerializeToElement(new
                {
                    actionName = "feedback",
                    actionValue = new { reaction = "like", feedback = "{\"feedbackText\":\"helped\"}" },
                }),
            });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Ct));
        }

        var kept = await FeedbackAsync(bot, report);
        Assert.True(kept.Liked);
        Assert.Equal(asReaction ? "" : "helped", kept.Words);
        Assert.NotNull(kept.ArticleId);
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!");
        Assert.Equal(2, bot.Connector.Requests.Count(r => r.Method is "POST" or "PUT"));
    }

    [Fact]
    public async Task A_changed_message_is_decided_again_and_a_deleted_one_withdraws_the_offer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, Problem, "the-problem");
        await bot.HeardAsync("Printing");
        var report = bot.ButtonData(Verbs.ReportHuman)["report"];
        var edit = Event(bot.MessageOf(Employee), ActivityTypes.MessageUpdate, "the-problem") with
        {
            Text = "I have no internet at my desk",
            ChannelData = bot.MessageOf(Employee).ChannelData! with { EventType = "editMessage" },
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        await bot.PostAsync(edit);
        await bot.PostAsync(edit);
        var changed = await bot.HeardAsync("Network");
        Assert.Equal("PUT", changed.Method);
        await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.MessageDelete, "the-problem"));
        await bot.HeardAsync("\"type\":\"AdaptiveCard\"", after: bot.Connector.Requests.Count);
        var stored = await bot.Store.FindAsync(TicketDocuments.Reports, report, Ct);
        Assert.Equal(ReportState.Dismissed, stored?.Value.State);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_chat_that_removed_the_bot_until_it_is_added_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!");
        await bot.PostAsync(Event(bot.MessageOf(Employee), ActivityTypes.InstallationUpdate, "gone") with { Action = "remove" });
        await UntilAsync(async () => (await ContactAsync(bot))?.Inactive == "removed");
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!", after: 1);
        Assert.Null((await ContactAsync(bot))?.Inactive);
    }

    [Fact]
    public async Task A_chat_that_refuses_is_left_alone_until_the_person_acts_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.AnswerNextWith(new Support.FakeAnswer(403, "{\"error\":{\"code\":\"ConversationBlockedByUser\"}}"));
        await bot.SayAsync(Employee, "thanks");
        await UntilAsync(async () => (await ContactAsync(bot))?.Inactive == "blocked");
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!", after: 1);
        Assert.Null((await ContactAsync(bot))?.Inactive);
    }

    [Fact]
    public async Task A_dispatcher_moves_the_escalations_and_old_cards_keep_working()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, Problem);
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("\"Claim\"");
        var first = bot.ButtonData(Verbs.TicketClaim);

        await TellAsync(bot, Technician, "use this channel for escalations");
        await bot.HeardAsync("Only the desk's dispatchers");
        await TellAsync(bot, Dispatcher, "use this channel for escalations");
        await bot.HeardAsync("posted in this channel from now on");

        await bot.SayAsync(Employee, "I have no internet at my desk");
        await bot.HeardAsync("Is this about");
        await bot.PressAsync(Employee, Verbs.CommentNew, new { });
        await bot.HeardAsync("Network");
        var sent = bot.Connector.Requests.Count;
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        var second = await bot.HeardAsync("\"Claim\"", after: sent);
        Assert.Contains(Uri.EscapeDataString(OtherChannel), second.Target, StringComparison.Ordinal);
        var claimed = await bot.PressInChannelAsync(Technician, Verbs.TicketClaim, first);
        var answer = await claimed.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Tom Berger", answer, StringComparison.Ordinal);
        Assert.Contains("vnd.microsoft.card.adaptive", answer, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> TellAsync(BotUnderTest bot, string upn, string words) => bot.PostAsync(bot.ChannelMessageOf(upn, OtherChannel) with
    {
        Id = Guid.NewGuid().ToString("N"),
        Text = "<at>IT Desk</at> " + words,
        Entities = [Mention("<at>IT Desk</at>", "28:bot")],
    });

    private static Activity Event(Activity activity, string type, string id) => activity with { Type = type, Id = id };

    private static Entity Mention(string text, string id) =>
        new() { Type = "mention", Text = text, Mentioned = new ChannelAccount { Id = id, Name = "Somebody" } };

    private static async Task<Contact?> ContactAsync(BotUnderTest bot) =>
        (await bot.Store.FindAsync(Contact.Contacts, "person:" + PersonId, Ct))?.Value;

    private static string PersonId => Person.KeyOf("c0000000-0000-4000-8000-000000000002", SamplePeople.ObjectIdOf(Employee));

    private static async Task<string> MessageOfAsync(BotUnderTest bot, string slot)
    {
        Stored<SentCard>? card = null;
        await UntilAsync(async () => (card = await bot.Store.FindAsync(SentCard.Cards, SentCard.IdOf("person:" + PersonId, slot), Ct)) is not null);
        return card!.Value.ActivityId; // UntilAsync fails otherwise
    }

    private static async Task<SolutionFeedback> FeedbackAsync(BotUnderTest bot, string report)
    {
        Stored<SolutionFeedback>? kept = null;
        var id = SolutionFeedback.IdOf(report, PersonId);
        await UntilAsync(async () => (kept = await bot.Store.FindAsync(SolutionFeedback.Feedback, id, Ct)) is not null);
        return kept!.Value; // UntilAsync fails otherwise
    }

    /// <summary>What happens behind a 202 happens soon.</summary>
    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await happened()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Ct);
        }

        Assert.Fail("It did not happen.");
    }
}
