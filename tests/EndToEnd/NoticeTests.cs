using NodaTime;
using SupportBot.Desk.Notices;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Who is told what about a ticket, and when, over the real endpoint.</summary>
public sealed class NoticeTests
{
    private static readonly string[] TwoMinutes = ["--Notices:QuietSeconds", "120"];

    [Fact]
    public async Task Several_changes_reach_the_reporter_as_one_message_also_over_a_restart()
    {
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("supportbot-notices-");
        try
        {
            var clock = new MovableClock(Some.TuesdayMorning);
            string id;
            await using (var bot = await BotUnderTest.StartAsync(folder, connector, clock, TwoMinutes))
            {
                id = await DeskStory.OpenAsync(bot);
                await bot.SayInChannelAsync(DeskStory.Tessa, "claim " + id);
                await bot.HeardAsync("Release");
                await bot.SayInChannelAsync(DeskStory.Tessa, $"priority {id} P3 only one printer");
                await bot.HeardAsync("\"P3\"");
                Assert.DoesNotContain(bot.ToClients(), m => m.Contains("is working on", StringComparison.Ordinal));
            }

            clock.Move(Duration.FromMinutes(3));
            await using (var bot = await BotUnderTest.StartAsync(folder, connector, clock, TwoMinutes))
            {
                var told = await bot.HeardAsync("What happened on " + id);
                Assert.Contains("is working on " + id, told.Body, StringComparison.Ordinal);
                Assert.Contains("priority 3", told.Body, StringComparison.Ordinal);
                Assert.Single(bot.ToClients(), m => m.Contains("is working on " + id, StringComparison.Ordinal));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_question_does_not_wait_and_what_waited_comes_before_it()
    {
        await using var bot = await BotUnderTest.StartAsync(null, TwoMinutes);
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, "claim " + id);
        await bot.HeardAsync("Release");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"ask {id} Which tray is it?");
        await bot.HeardAsync("has a question about");
        var heard = bot.ToClients().ToList();
        var (news, question) = (heard.FindIndex(m => m.Contains("is working on", StringComparison.Ordinal)), heard.FindIndex(m => m.Contains("has a question", StringComparison.Ordinal)));
        Assert.InRange(news, 0, question - 1);
    }

    [Fact]
    public async Task Who_chose_to_hear_only_when_to_act_hears_the_solution_and_not_the_claim()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, "notify me only when I must act");
        await bot.HeardAsync("only when you must act");
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, "claim " + id);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"resolve {id} wear Cleaned the print head.");
        await bot.HeardAsync("Does it work again?");
        Assert.DoesNotContain(bot.ToClients(), m => m.Contains("is working on " + id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notifications_shows_the_choice_and_a_button_changes_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, "notifications");
        await bot.HeardAsync("You hear of every change");
        await bot.PressAsync(DeskStory.Employee, Verbs.NoticesChoose, new { level = nameof(NoticeLevel.Important) });
        await bot.HeardAsync("You hear of what is important");
        var wish = await bot.Store.FindAsync(NoticeWish.Wishes, DeskStory.PersonId(DeskStory.Employee), TestContext.Current.CancellationToken);
        Assert.Equal(NoticeLevel.Important, wish?.Value.Level);
    }

    [Fact]
    public async Task The_owner_is_told_of_an_answer_and_not_of_own_steps()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Tessa, "thanks");
        await bot.HeardAsync("welcome!");
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, "claim " + id);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"ask {id} Which tray is it?");
        await bot.HeardAsync("has a question about");
        await bot.SayAsync(DeskStory.Employee, "the upper one");
        var told = await bot.HeardAsync("answered on " + id);
        Assert.DoesNotContain("thread", told.Target, StringComparison.Ordinal);
        await bot.IdleAsync();
        Assert.Single(bot.ToClients(), m => m.Contains("answered on " + id, StringComparison.Ordinal));
    }
}
