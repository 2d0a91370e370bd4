using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using SupportBot.Bot.Hooks;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Monitoring systems post alerts over HTTP.</summary>
public sealed class AlertsTests
{
    private const string Secret = "a-long-secret-of-prometheus";
    private const string Other = "another-long-secret-of-contoso";

    private static readonly string[] Sources =
    [
        "--Alerts:Sources:prometheus:Secret", Secret, "--Alerts:Sources:contoso:Secret", Other, "--Alerts:Sources:contoso:Client", "contoso",
    ];

    private static readonly string[] Clients = ["contoso", "fabrikam", "northwind"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_alert_makes_one_ticket_which_is_solved_when_it_clears()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        var posts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(bot, Plain("d1", "files"))));
        Assert.All(posts, p => Assert.Equal(HttpStatusCode.OK, p));
        var ticket = Assert.Single(await TicketsAsync(bot));
        Assert.Equal(("contoso", "files", "covered", TicketStatus.Open), (ticket.ClientId, ticket.ServiceId, ticket.Promise.Outcome, ticket.Status));
        await PostAsync(bot, Plain("d1", "files", status: "resolved"));
        Assert.Equal(TicketStatus.Closed, Assert.Single(await TicketsAsync(bot)).Status);
        await PostAsync(bot, Plain("d1", "files"));
        Assert.Equal(2, (await TicketsAsync(bot)).Count);
    }

    [Fact]
    public async Task A_ticket_that_waits_for_somebody_only_gets_a_note_when_the_alert_clears()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        await PostAsync(bot, Plain("d1", "files"));
        var id = Assert.Single(await TicketsAsync(bot)).Id;
        var stored = await new TicketQueries(bot.Store).FindAsync(id, Ct) ?? throw new InvalidOperationException("It was opened.");
        var claimed = TicketRules.Apply(stored.Value, TicketStep.Claim, Some.Technician, stored.Value.OpenedAt).Ticket;
        var waits = TicketRules.Apply(claimed, TicketStep.WaitForVendor, Some.Technician, stored.Value.OpenedAt, "A new disk is ordered").Ticket;
        await bot.Store.CommitAsync(Changes.None.Update(TicketDocuments.Tickets, stored, waits), Ct);
        await PostAsync(bot, Plain("d1", "files", status: "resolved"));
        var ticket = Assert.Single(await TicketsAsync(bot));
        Assert.Equal((TicketStatus.WaitingForVendor, TicketStep.Note), (ticket.Status, ticket.History[^1].Step));
    }

    [Fact]
    public async Task A_failing_service_is_an_outage_until_it_clears_and_planned_work_keeps_alerts_quiet()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        var outages = new OutageQueries(bot.Store);
        await PostAsync(bot, Plain("v1", "vpn", effect: "down"));
        await PostAsync(bot, Plain("v1", "vpn", effect: "down"));
        Assert.NotNull(await outages.OngoingAsync("contoso", "vpn", Ct));
        Assert.Null(await outages.OngoingAsync("fabrikam", "vpn", Ct));
        await PostAsync(bot, Plain("v1", "vpn", effect: "down", status: "resolved"));
        Assert.Null(await outages.OngoingAsync("contoso", "vpn", Ct));
        await bot.SayAsync("technician1@desk.example", "outage erp at contoso: the desk knows already");
        await bot.HeardAsync("the desk knows already");
        await PostAsync(bot, Plain("e1", "erp", effect: "down"));
        await PostAsync(bot, Plain("e1", "erp", effect: "down", status: "resolved"));
        Assert.NotNull(await outages.OngoingAsync("contoso", "erp", Ct));
        Assert.Empty(await TicketsAsync(bot));
    }

    [Fact]
    public async Task Break_fix_clients_get_no_ticket_and_the_plan_says_what_it_would_have_caught()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, Plain("f1", "files", client: "fabrikam", effect: "down")));
        Assert.Empty(await TicketsAsync(bot));
        Assert.Null(await new OutageQueries(bot.Store).OngoingAsync("fabrikam", "files", Ct));
        await bot.SayAsync("manager@fabrikam.example", "what is due for maintenance?");
        await bot.HeardAsync("Monitoring would have caught 1 troubles");
        await bot.SayAsync("manager@contoso.example", "what is due for maintenance?");
        var contoso = BotUnderTest.Decoded(await bot.HeardAsync("within half a year", 1));
        Assert.DoesNotContain("would have caught", contoso, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_posts_without_the_right_secret_and_a_source_speaks_of_its_own_client_only()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        var body = Plain("d1", "files");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, body, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, body, Secret[..^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, body, Secret + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, body, Secret.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(bot, Plain("d1", "files", client: "northwind"), Other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(bot, Plain("d1", "nothing")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(bot, Plain("d1", "files", client: "nobody")));
        Assert.Empty(await TicketsAsync(bot));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, body, Other));
        Assert.Single(await TicketsAsync(bot));
    }

    [Fact]
    public async Task What_is_no_alert_or_too_much_is_refused()
    {
        await using var bot = await BotUnderTest.StartAsync(null, Sources);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, "nonsense"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(bot, new string(' ', 300_000)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(bot, Plain("d1", "files"), Secret, "text/plain"));
    }

    [Fact]
    public async Task In_development_without_a_source_this_machine_may_post_but_no_page_in_a_browser()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, Plain("d1", "files"), null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Plain("d2", "files"), null, origin: "https://evil.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Plain("d3", "files"), null, host: "evil.example"));
        Assert.Single(await TicketsAsync(bot));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    public void A_weak_secret_keeps_the_bot_from_starting(string secret)
    {
        var options = new AlertOptions { Sources = { ["p"] = new AlertSource { Secret = secret } } };
        var result = new AlertOptionsCheck().Validate(null, options);
        Assert.True(result.Failed);
        Assert.DoesNotContain(secret.Length > 0 ? secret : "\0", result.FailureMessage, StringComparison.Ordinal);
    }

    private static string Plain(string id, string service, string client = "contoso", string effect = "warning", string status = "firing") =>
        $$"""{"id":"{{id}}","status":"{{status}}","client":"{{client}}","service":"{{service}}","effect":"{{effect}}","title":"Disk is nearly full"}""";

    private static async Task<IReadOnlyList<Ticket>> TicketsAsync(BotUnderTest bot)
    {
        var queries = new TicketQueries(bot.Store);
        var found = new List<Ticket>();
        foreach (var client in Clients)
        {
            await foreach (var brief in queries.BriefsAsync(client, Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0), Ct))
                if (await queries.FindAsync(brief.Id, Ct) is { Value.RequesterName: "Monitoring" } ticket) found.Add(ticket.Value);
        }

        return found;
    }

    private static async Task<HttpStatusCode> PostAsync(
        BotUnderTest bot, string body, string? secret = Secret, string type = "application/json", string? origin = null, string? host = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Endpoint, AlertsEndpoint.Path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (host is not null) request.Headers.Host = host;
        using var response = await http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
