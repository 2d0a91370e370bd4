using SupportBot.Bot.Playground;
using SupportBot.Bot.Sample;
using SupportBot.Dialogs;
using SupportBot.Tests.Bot.Cards;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// The main path through official Playgrounds: a break-fix employee has a dead printer, a technician solves it, the
/// manager asks for downtime. Once without a browser, once as people do it.
/// </summary>
public sealed class PrinterProblemInWindowsTests
{
    private const string Problem = "the label printer in the warehouse is dead";

    private static readonly PlaygroundWorld World = SamplePlaygrounds.World(SampleWorld.Book());

    [Fact]
    public async Task Employee_technician_and_manager_reach_their_ends_without_a_browser()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await using var employee = await WindowOfAsync(bot, "employee@fabrikam.example");
        await using var technician = await WindowOfAsync(bot, "technician1@desk.example");
        await using var manager = await WindowOfAsync(bot, "manager@fabrikam.example");
        await technician.InstallBotAsync(SamplePlaygrounds.EscalationChannel);

        await employee.SayAsync(Problem);
        var offer = await employee.SeesAsync(f => f.Offers(Verbs.ReportOpenTicket));
        Assert.True(offer.Says("priority 2") && offer.Says("billed per incident") && offer.Says("Open a ticket (up to "), offer.ToString());

        await employee.PressAsync(offer, Verbs.ReportOpenTicket);
        var ticket = await technician.SeesAsync(f => f.Offers(Verbs.TicketClaim));
        Assert.StartsWith(SamplePlaygrounds.EscalationChannel, ticket.ConversationId, StringComparison.Ordinal);
        var claimed = ticket.With(await technician.PressAsync(ticket, Verbs.TicketClaim));
        Assert.True(claimed.Says("Tessa Lang"), claimed.ToString());
        await employee.SeesAsync("Tessa Lang is working on ");

        var work = new Dictionary<string, string> { ["text"] = "Replaced the ribbon.", ["cause"] = "wear" };
        await technician.PressAsync(claimed, Verbs.TicketResolve, work);
        await employee.SeesAsync("Does it work again?");
        var solved = await employee.SeesAsync(f => f.Offers(Verbs.TicketConfirm));
        Assert.True(solved.Says("Replaced the ribbon."), solved.ToString());
        await employee.PressAsync(solved, Verbs.TicketConfirm);
        await employee.SeesAsync(" is closed");

        await manager.SayAsync("how much downtime did we have last month?");
        var summary = await manager.SeesAsync("Downtime in");
        Assert.True(summary.Says("3 outages") && summary.Says("Availability"), summary.ToString());
        await AdaptiveCardsPeer.AcceptsAsync([.. employee.Cards, .. technician.Cards, .. manager.Cards]);
    }

    [Fact]
    public async Task Employee_technician_and_manager_reach_their_ends_in_a_browser()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await using var employeeWindow = await WindowOfAsync(bot, "employee@fabrikam.example", listen: false);
        await using var technicianWindow = await WindowOfAsync(bot, "technician1@desk.example", listen: false);
        await using var managerWindow = await WindowOfAsync(bot, "manager@fabrikam.example", listen: false);
        await technicianWindow.InstallBotAsync(SamplePlaygrounds.EscalationChannel);
        await using var employee = await PlaygroundPage.OpenAsync(employeeWindow);
        await using var technician = await PlaygroundPage.OpenAsync(technicianWindow);
        await technician.GoToAsync("Escalations");

        await employee.SayAsync(Problem);
        await employee.SeesAsync("billed per incident");
        await employee.PressAsync("Open a ticket (up to ");
        await technician.SeesAsync(Problem);
        await technician.PressAsync("Claim");
        await employee.SeesAsync("Tessa Lang is working on ");

        await technician.PressAsync("Resolve");
        await technician.FillAsync("What was done", "Replaced the ribbon.");
        await technician.ChooseAsync("Cause", "Wear and tear");
        await technician.PressAsync("Resolve");
        await employee.SeesAsync("Does it work again?");
        await employee.PressAsync("Yes, it works");
        await employee.SeesAsync(" is closed");

        await using var manager = await PlaygroundPage.OpenAsync(managerWindow);
        await manager.SayAsync("how much downtime did we have last month?");
        await manager.SeesAsync("Availability");
        Assert.Contains("3 outages", await manager.TextAsync(), StringComparison.Ordinal);
    }

    private static Task<PlaygroundSession> WindowOfAsync(BotUnderTest bot, string upn, bool listen = true) =>
        PlaygroundSession.StartAsync(bot.Endpoint, World, World.People.Single(p => p.Upn == upn), listen);
}
