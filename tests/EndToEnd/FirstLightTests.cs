using System.Net;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>One message becomes triage, coverage, price, ticket and escalation, over HTTP and back.</summary>
public sealed class FirstLightTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Technician = "technician1@desk.example";
    private const string Problem = "the label printer in the warehouse is dead";

    [Fact]
    public async Task A_break_fix_problem_goes_from_words_to_a_closed_ticket()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await bot.SayAsync(Employee, Problem)).StatusCode);
        var offer = BotUnderTest.Decoded(await bot.HeardAsync("Printing"));
        Assert.Contains("priority 2", offer, StringComparison.Ordinal);
        Assert.Contains("billed per incident", offer, StringComparison.Ordinal);
        Assert.Contains("Open a ticket (up to ", offer, StringComparison.Ordinal);

        var opened = await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        await bot.HeardAsync("\"Claim\"");
        var claim = bot.ButtonData(Verbs.TicketClaim);
        var claimed = await bot.PressInChannelAsync(Technician, Verbs.TicketClaim, claim);
        Assert.Contains("Tessa Lang", await claimed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await bot.HeardAsync("is working on " + claim["ticket"]);

        var resolve = new { ticket = claim["ticket"], rev = "2", text = "Cleaned the print head.", cause = "wear" };
        await bot.PressInChannelAsync(Technician, Verbs.TicketResolve, resolve);
        await bot.HeardAsync("Does it work again?");
        await bot.PressAsync(Employee, Verbs.TicketConfirm, new { ticket = claim["ticket"], rev = "3" });
        await bot.HeardAsync(claim["ticket"] + " is closed");
        var ticket = await bot.Store.FindAsync(TicketDocuments.Tickets, claim["ticket"], TestContext.Current.CancellationToken);
        Assert.Equal(TicketStatus.Closed, ticket?.Value.Status);
        Assert.True(TicketRules.HistoryIsWhole(ticket!.Value));
    }

    [Fact]
    public async Task A_managed_problem_is_covered_and_the_fix_is_kept_as_solved()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync("employee@contoso.example", "Outlook keeps asking for my password since this morning and I have a client call at 10");
        var offer = BotUnderTest.Decoded(await bot.HeardAsync("E-mail"));
        Assert.Contains("priority 3", offer, StringComparison.Ordinal);
        Assert.Contains("Managed Gold", offer, StringComparison.Ordinal);
        var data = bot.ButtonData(Verbs.ReportSolved);
        await bot.PressAsync("employee@contoso.example", Verbs.ReportSolved, data);
        await bot.HeardAsync("Glad it works again");
        var report = await bot.Store.FindAsync(TicketDocuments.Reports, data["report"], TestContext.Current.CancellationToken);
        Assert.Equal(ReportState.Solved, report?.Value.State);
    }

    [Fact]
    public async Task The_same_delivery_twice_opens_one_ticket_and_gets_the_same_answer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, Problem, "same-message");
        await bot.HeardAsync("Printing");
        await bot.SayAsync(Employee, Problem, "same-message");
        var data = bot.ButtonData(Verbs.ReportOpenTicket);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bot.PressAsync(Employee, Verbs.ReportOpenTicket, data, "same-press")));
        var again = await bot.PressAsync(Employee, Verbs.ReportOpenTicket, data, "redelivered-with-a-new-id");
        Assert.All(answers.Append(again), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await bot.HeardAsync("\"Claim\"");
        var open = await new TicketQueries(bot.Store).OpenOfPersonAsync(PersonIdOf(Employee), 10, TestContext.Current.CancellationToken);
        Assert.Single(open);
        Assert.Contains(open[0].Id, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_an_outdated_card_gets_the_current_card_and_a_sentence()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, Problem);
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("\"Claim\"");
        var claim = bot.ButtonData(Verbs.TicketClaim);
        await bot.PressInChannelAsync(Technician, Verbs.TicketClaim, claim);
        var late = await bot.PressInChannelAsync("technician2@desk.example", Verbs.TicketClaim, claim);
        var body = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Tessa Lang", body, StringComparison.Ordinal);
        await bot.HeardAsync("Tessa Lang is already working on");
    }

    [Fact]
    public async Task A_manager_hears_about_the_own_companys_downtime()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync("manager@fabrikam.example", "how much downtime did we have last month?");
        var summary = BotUnderTest.Decoded(await bot.HeardAsync("Downtime in"));
        Assert.Contains("3 outages", summary, StringComparison.Ordinal);
        Assert.Contains("Availability", summary, StringComparison.Ordinal);
        await bot.SayAsync(Employee, "how much downtime did we have last month?");
        await bot.HeardAsync("for your company's managers");
    }

    private static string PersonIdOf(string upn) => SupportBot.Desk.Clients.Person.KeyOf(
        "c0000000-0000-4000-8000-000000000002", SupportBot.Bot.Sample.SamplePeople.ObjectIdOf(upn));
}
