using System.Net;
using System.Text.Json;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Whatever comes in: a 4xx or a polite sentence, never a 500, never somebody else's data.</summary>
public sealed class HostileInputTests
{
    private const string Employee = "employee@fabrikam.example";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":5,\"text\":[]}")]
    public async Task Broken_bodies_are_refused(string body)
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostRawAsync(body)).StatusCode);
    }

    [Fact]
    public async Task A_body_of_five_megabytes_is_refused()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var answer = await bot.PostRawAsync("{\"text\":\"" + new string('x', 5_000_000) + "\"}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Odd_texts_get_one_polite_answer_each()
    {
        string[] texts =
        [
            "🖨️🔥🔥 printer 👩‍💻", "الطابعة لا تعمل", "\u202eretnirp\u202c dead", "\u200b\u200b\u200b", "<at>IT Desk</at> <b>printer</b> & <script>alert(1)</script>",
            new string('a', 50_000), "printer " + new string('ä', 49_000), "' or 1=1; --", "{{DATE(2026-01-01)}} [x](javascript:alert(1))", "SD-999999999999", "SD-0", "\n\n\n", "¿Por qué?",
        ];
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var text in texts)
        {
            var before = bot.Connector.Requests.Count;
            Assert.Equal(HttpStatusCode.Accepted, (await bot.SayAsync(Employee, text)).StatusCode);
            var answers = await bot.Connector.WaitForAsync(before + 1, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Exception", answers[^1].Body, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:alert(1))", answers[^1].Body.Replace("\\\\", "", StringComparison.Ordinal).Replace("](", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Unknown_types_and_verbs_change_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var message = bot.MessageOf(Employee);
        foreach (var type in new[] { "typing", "event", "messageReaction", "somethingNew", "endOfConversation" })
            Assert.Equal(HttpStatusCode.Accepted, (await bot.PostAsync(message with { Type = type, Id = "t-" + type })).StatusCode);
        var answer = await bot.PressAsync(Employee, "no.such.verb", new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("button", await TextOf(answer), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotImplemented, (await bot.PostAsync(message with { Type = "invoke", Name = "some/thing", Id = "i-1" })).StatusCode);
    }

    [Theory]
    [InlineData(Verbs.TicketClaim)]
    [InlineData(Verbs.TicketResolve)]
    [InlineData(Verbs.TicketConfirm)]
    [InlineData(Verbs.TicketShow)]
    [InlineData(Verbs.TicketApprove)]
    [InlineData(Verbs.ReportOpenTicket)]
    [InlineData(Verbs.ReportSolved)]
    [InlineData(Verbs.ReportHuman)]
    [InlineData(Verbs.ReportChoose)]
    [InlineData(Verbs.ReportAffected)]
    public async Task A_press_with_made_up_ids_gets_a_sentence(string verb)
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var id in new[] { "", "SD-99999999", "../../etc/passwd", "R-" + new string('f', 900), "SD-1\u0000" })
        {
            var answer = await bot.PressAsync(Employee, verb, new { ticket = id, report = id, rev = "x", article = id, outage = id, text = "t", cause = "c" });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_sees_the_ticket_of_another_client_or_colleague()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var all = await bot.Store.ListAsync(
            TicketDocuments.Tickets, SupportBot.Desk.Storage.IndexRange.All(TicketDocuments.Queue), 1, TestContext.Current.CancellationToken);
        Assert.Empty(all);
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, "the label printer in the warehouse is dead");
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("\"Claim\"");
        var id = bot.ButtonData(Verbs.TicketClaim)["ticket"];
        foreach (var stranger in new[] { "employee@contoso.example", "manager@northwind.example", "paula@fabrikam.example" })
        {
            var before = bot.Connector.Requests.Count;
            await bot.SayAsync(stranger, id);
            var heard = await bot.HeardAsync("can't find", before);
            Assert.DoesNotContain("label printer", heard.Body, StringComparison.Ordinal);
            foreach (var verb in new[] { Verbs.TicketShow, Verbs.TicketConfirm, Verbs.TicketWithdraw, Verbs.TicketClaim, Verbs.TicketApprove })
                Assert.DoesNotContain("label printer", await TextOf(await bot.PressAsync(stranger, verb, new { ticket = id, rev = "1", text = "x" })), StringComparison.Ordinal);
        }

        Assert.Equal(TicketStatus.Open, (await bot.Store.FindAsync(TicketDocuments.Tickets, id, TestContext.Current.CancellationToken))?.Value.Status);
    }

    [Fact]
    public async Task A_stranger_of_an_unknown_tenant_learns_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var stranger = bot.MessageOf(Employee) with { Id = "s-1", Text = "my tickets" };
        stranger = stranger with
        {
            Conversation = stranger.Conversation! with { TenantId = "99999999-0000-4000-8000-000000000009" },
            ChannelData = new() { Tenant = new() { Id = "99999999-0000-4000-8000-000000000009" } },
        };
        await bot.PostAsync(stranger);
        await bot.HeardAsync("I don't know you yet");
    }

    [Fact]
    public async Task A_password_is_masked_before_it_is_stored()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, "the printer asks for a password, my password is Sommer2026! and it does not print");
        await bot.HeardAsync("Printing");
        var report = bot.ButtonData(Verbs.ReportOpenTicket)["report"];
        var stored = await bot.Store.FindAsync(TicketDocuments.Reports, report, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Sommer2026", JsonSerializer.Serialize(stored!.Value.Text), StringComparison.Ordinal);
    }

    private static Task<string> TextOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
