using System.Net;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Two bots on one PostgreSQL database are one bot.</summary>
public sealed class TwoReplicasTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Employee = "employee@fabrikam.example";
    private const string Technician = "technician1@desk.example";

    [Fact]
    public async Task What_one_was_told_the_other_goes_on_with_and_a_repeated_press_opens_one_ticket()
    {
        var setting = $"--{StorageServices.PostgresSetting}={await server.CreateDatabaseAsync()}";
        await using var one = await BotUnderTest.StartAsync(null, setting);
        await using var other = await BotUnderTest.StartAsync(null, setting);
        await one.InstallInChannelAsync();
        await one.SayAsync(Employee, "the label printer in the warehouse is dead");
        await one.HeardAsync("Printing");
        var data = one.ButtonData(Verbs.ReportOpenTicket);
        var answers = await Task.WhenAll(
            one.PressAsync(Employee, Verbs.ReportOpenTicket, data, "same-press"),
            other.PressAsync(Employee, Verbs.ReportOpenTicket, data, "same-press"));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));

        // Replies go to the connector that the person was last heard from, whichever bot sends them.
        await one.HeardAsync("\"Claim\"");
        var claim = one.ButtonData(Verbs.TicketClaim);
        await other.PressInChannelAsync(Technician, Verbs.TicketClaim, claim);
        var ticket = await one.Store.FindAsync(TicketDocuments.Tickets, claim["ticket"], TestContext.Current.CancellationToken);
        Assert.Equal(TicketStatus.Assigned, ticket?.Value.Status);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_in_one_sentence()
    {
        var code = await BotHost.RunAsync(
            ["--environment", "Development", "--Playground:Enabled", "false", $"--{StorageServices.PostgresSetting}=Host=127.0.0.1;Port=9;Timeout=2"],
            null,
            TestContext.Current.CancellationToken);
        Assert.NotEqual(0, code);
    }
}
