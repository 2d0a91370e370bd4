using NodaTime;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What becomes of a ticket after it is solved.</summary>
public sealed class TicketLifeTests
{
    [Fact]
    public async Task A_solved_ticket_is_reminded_closed_by_itself_and_thanks_does_not_reopen_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await SolvedAsync(bot);
        await bot.WatchAsync(Some.TuesdayMorning + Duration.FromHours(49));
        await bot.HeardAsync("Without a word from you " + id);
        await bot.WatchAsync(Some.TuesdayMorning + Duration.FromHours(73));
        await bot.HeardAsync(id + " is closed now");
        await bot.SayAsync(DeskStory.Employee, "thanks");
        await bot.HeardAsync("welcome!");
        Assert.Equal(TicketStatus.Closed, (await bot.TicketAsync(id)).Status);
    }

    [Fact]
    public async Task Few_stars_are_followed_up()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await SolvedAsync(bot);
        await bot.SayAsync(DeskStory.Employee, "solved " + id);
        await bot.HeardAsync("How did we do?");
        await bot.PressAsync(DeskStory.Employee, Verbs.TicketRate, new { ticket = id, stars = "1", text = "took ages" });
        await bot.HeardAsync("1 of 5 stars");
        Assert.Equal(1, (await bot.TicketAsync(id)).Rating);
    }

    [Fact]
    public async Task Two_reports_of_one_problem_become_the_older_ticket()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var older = await DeskStory.OpenAsync(bot);
        var newer = await DeskStory.OpenAsync(bot, "paula@fabrikam.example", "the label printer in the warehouse prints nothing");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"merge {older} {newer}");
        await bot.HeardAsync($"We go on with {older}");
        var (kept, gone) = (await bot.TicketAsync(older), await bot.TicketAsync(newer));
        Assert.Equal((TicketStatus.Open, TicketStatus.Closed, older), (kept.Status, gone.Status, gone.MergedInto));
        Assert.Contains(kept.History, line => line.Step == TicketStep.Absorb && line.Detail == newer);
    }

    private static async Task<string> SolvedAsync(BotUnderTest bot)
    {
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"resolve {id} wear Cleaned the print head.");
        await bot.HeardAsync("Does it work again?");
        return id;
    }
}
