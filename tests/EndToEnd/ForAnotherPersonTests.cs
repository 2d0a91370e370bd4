using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A colleague's problem: found among the own company's people only, decided on the colleague's seat, both are told.</summary>
public sealed class ForAnotherPersonTests
{
    private const string Erika = "employee@contoso.example";
    private const string Lena = "lena@contoso.example";

    [Fact]
    public async Task A_colleague_is_found_by_name_and_both_are_told()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Lena, "hello");
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Erika, "Lena's laptop is broken and does not start any more");
        await bot.HeardAsync("For Lena Hartmann");
        await bot.PressAsync(Erika, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        var told = await bot.HeardAsync("Erika Sommer opened ");
        Assert.Contains("for you", told.Body, StringComparison.Ordinal);
        await bot.HeardAsync("I told Lena Hartmann about it.");
        var ticket = Assert.Single(await bot.NewTicketsAsync());
        Assert.Equal(("lena@contoso.example", "Lena Hartmann"), (ticket.AffectedUserId, ticket.AffectedName));

        await bot.SayAsync(Lena, "my tickets");
        await bot.HeardAsync("Your tickets");
        await bot.SayInChannelAsync(DeskStory.Tessa, $"resolve {ticket.Id} wear New battery.");
        await bot.IdleAsync();
        Assert.Equal(2, bot.Connector.Requests.Count(r => r.Body.Contains("New battery.", StringComparison.Ordinal) && r.Body.Contains("Does it work again?", StringComparison.Ordinal)));
        await bot.SayAsync(Lena, "solved " + ticket.Id);
        await bot.IdleAsync();
        Assert.Equal(TicketStatus.Closed, (await bot.TicketAsync(ticket.Id)).Status);
    }

    [Fact]
    public async Task People_of_other_clients_are_never_found()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, "report for lena@contoso.example: the laptop does not start");
        var asked = await bot.HeardAsync("I find nobody called lena@contoso.example");
        Assert.DoesNotContain("Hartmann", asked.Body, StringComparison.Ordinal);
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportFor, new { user = "lena@contoso.example" });
        await bot.HeardAsync(Verbs.ReportHuman);
        await bot.IdleAsync();
        Assert.Null(Assert.Single(await bot.ReportsAsync(), r => r.PersonId == DeskStory.PersonId(DeskStory.Employee)).AffectedUserId);
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Body.Contains("Hartmann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_name_is_asked_once_and_answered_with_an_address()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Erika, "Peter's laptop is broken");
        await bot.HeardAsync("I find nobody called Peter");
        await bot.SayAsync(Erika, "lena@contoso.example");
        await bot.HeardAsync("For Lena Hartmann");
    }

    [Fact]
    public async Task Asking_about_a_ticket_that_nobody_has_claims_it_and_says_so()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await bot.SayInChannelAsync(DeskStory.Tessa, $"ask {id} Which tray is it?");
        await bot.HeardAsync("has a question about");
        await bot.HeardAsync($"You asked, so {id} is yours now, Tessa Lang");
        var ticket = await bot.TicketAsync(id);
        Assert.Equal((TicketStatus.WaitingForUser, "Tessa Lang"), (ticket.Status, ticket.AssigneeName));
        Assert.Equal([TicketStep.Submit, TicketStep.Claim, TicketStep.AskUser], ticket.History.Select(l => l.Step));
    }
}
