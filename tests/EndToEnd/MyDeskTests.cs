using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

public sealed class MyDeskTests
{
    [Fact]
    public async Task A_technician_lists_searches_and_pages()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayAsync(DeskStory.Tessa, "unassigned");
        var free = await bot.HeardAsync("tickets");
        await bot.SayAsync(DeskStory.Tessa, "claim " + id);
        await bot.HeardAsync("is working on " + id);
        await bot.SayAsync(DeskStory.Tessa, "my tickets");
        var mine = await bot.HeardAsync("Your tickets");
        Assert.Contains(id, mine.Body, StringComparison.Ordinal);
        await bot.SayAsync(DeskStory.Tessa, "find warehouse label");
        var found = await bot.HeardAsync("\"Found\"");
        Assert.Contains(id, found.Body, StringComparison.Ordinal);
        await bot.SayAsync(DeskStory.Tessa, "board fabrikam");
        await bot.HeardAsync("Open tickets of the client");
        await bot.WatchAsync(Some.TuesdayMorning + NodaTime.Duration.FromMinutes(1));
        await bot.SayAsync(DeskStory.Tessa, "waiting for user");
        await bot.HeardAsync("There are none");
        Assert.NotNull(free);
    }

    [Fact]
    public async Task Who_shut_the_bot_out_is_told_to_the_desk_and_listed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        bot.Connector.AnswerNextWith(new FakeAnswer(403, "{\"error\":{\"code\":\"ConversationBlockedByUser\"}}"));
        await bot.SayAsync(DeskStory.Employee, "hello");
        await bot.HeardAsync("reached in chat any more");
        await bot.SayAsync(DeskStory.Tessa, "unreached");
        var list = await bot.HeardAsync("Not reached");
        Assert.Contains("Emil", list.Body, StringComparison.Ordinal);
        await bot.SayAsync(DeskStory.Employee, "hello");
        await bot.HeardAsync("Hello Emil", bot.Connector.Requests.Count);
        Assert.DoesNotContain(Verbs.Welcome, list.Body, StringComparison.Ordinal);
    }
}
