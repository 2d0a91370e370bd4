using System.Net;
using System.Text.Json;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Tests.Bot.Cards;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Searches, dialogs, fresh cards and tabs: answered in the response.</summary>
public sealed class InvokeTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Colleague = "employee@contoso.example";
    private const string Technician = "technician1@desk.example";
    private const string Problem = "the label printer in the warehouse is dead";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"commandId\":\"searchArticles\",\"parameters\":[{\"name\":\"q\",\"value\":\"vpn\"}],\"queryOptions\":{\"skip\":0,\"count\":3}}", "VPN")]
    [InlineData("{\"parameters\":[{\"value\":\"printer\"}],\"queryOptions\":{\"skip\":0,\"count\":25}}", "rint")]
    [InlineData("{\"commandId\":\"searchArticles\",\"parameters\":[{\"name\":\"initialRun\",\"value\":\"true\"}]}", "thumbnail")]
    public async Task Articles_are_found_from_the_compose_box(string value, string expected)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var answer = await AskAsync(bot, Employee, InvokeNames.ComposeExtensionQuery, Parse(value));
        var extension = answer.GetProperty("composeExtension");
        Assert.Equal("result", extension.GetProperty("type").GetString());
        Assert.Contains(expected, extension.GetRawText(), StringComparison.Ordinal);
        Assert.InRange(extension.GetProperty("attachments").GetArrayLength(), 1, 25);
        await AdaptiveCardsPeer.AcceptsAsync([.. extension.GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("content"))]);
    }

    [Fact]
    public async Task Tickets_are_found_by_those_who_may_see_them()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await OpenTicketAsync(bot);
        foreach (var words in new[] { ticket, "label printer", "" })
        {
            Assert.Contains(ticket, (await SearchTicketsAsync(bot, Employee, words)).GetRawText(), StringComparison.Ordinal);
            Assert.Contains(ticket, (await SearchTicketsAsync(bot, Technician, words)).GetRawText(), StringComparison.Ordinal);
        }

        Assert.Contains("Nothing was found", (await SearchTicketsAsync(bot, Colleague, ticket)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Nothing was found", (await SearchTicketsAsync(bot, Employee, "unicorn")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_finds_a_ticket_behind_hundreds_of_more_urgent_ones_and_a_closed_one()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var many = Enumerable.Range(0, 250).Aggregate(Changes.None, (all, i) => all.Insert(
            TicketDocuments.Tickets, $"SD-{7000 + i}", Some.Ticket(TicketStatus.Open) with { Id = $"SD-{7000 + i}", Priority = Priority.P1 }));
        var hidden = Some.Ticket(TicketStatus.Open) with { Id = "SD-8001", Title = "Plotter prints zebras", Priority = Priority.P4 };
        var closed = Some.Ticket(TicketStatus.Closed) with { Id = "SD-8002", Title = "Plotter printed giraffes" };
        await bot.Store.CommitAsync(
            many.Insert(TicketDocuments.Tickets, hidden.Id, hidden).Insert(TicketDocuments.Tickets, closed.Id, closed), Ct);
        Assert.Contains("SD-8001", (await SearchTicketsAsync(bot, Technician, "plotter zebras")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("SD-8002", (await SearchTicketsAsync(bot, Technician, "giraffes")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Nothing was found", (await SearchTicketsAsync(bot, Colleague, "plotter")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_becomes_a_report_through_a_dialog_even_where_the_bot_is_not()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var elsewhere = bot.ChannelMessageOf(Employee, "19:private@thread.v2") with { Type = ActivityTypes.Invoke, Id = "x1" };
        var form = await AnswerAsync(await bot.PostAsync(elsewhere with
        {
            Name = InvokeNames.ComposeExtensionFetchTask,
            Value = Parse("{\"commandId\":\"reportProblem\",\"commandContext\":\"message\",\"messagePayload\":{\"body\":{\"contentType\":\"html\",\"content\":\"<div>the <b>label printer</b> in the warehouse is dead &amp; smokes</div>\"}}}"),
        }));
        var card = form.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content");
        Assert.Equal("the label printer in the warehouse is dead & smokes", card.GetProperty("body")[0].GetProperty("value").GetString());
        Assert.Equal("Action.Submit", card.GetProperty("actions")[0].GetProperty("type").GetString());

        var offer = await AnswerAsync(await bot.PostAsync(elsewhere with
        {
            Id = "x2",
            Name = InvokeNames.ComposeExtensionSubmitAction,
            Value = JsonSerializer.SerializeToElement(new { commandId = "reportProblem", data = new { verb = "say", text = Problem } }),
        }));
        Assert.Equal("continue", offer.GetProperty("task").GetProperty("type").GetString());
        Assert.Contains("Printing", offer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", offer.GetRawText(), StringComparison.Ordinal);
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!");
        Assert.Single(bot.Connector.Requests);
    }

    [Fact]
    public async Task A_form_of_a_ticket_opens_as_a_dialog_and_what_is_filled_in_is_carried_out()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await OpenTicketAsync(bot);
        var form = await AskAsync(bot, Technician, InvokeNames.TaskFetch, new { data = new { msteams = new { type = "task/fetch" }, verb = Verbs.TicketResolve, ticket } });
        var card = form.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content");
        Assert.Equal(["text", "cause"], card.GetProperty("body").EnumerateArray().Select(i => i.GetProperty("id").GetString() ?? ""));
        var data = card.GetProperty("actions")[0].GetProperty("data");
        var done = await AskAsync(bot, Technician, InvokeNames.TaskSubmit, new
        {
            data = new { verb = Verbs.TicketResolve, ticket, rev = data.GetProperty("rev").GetString(), text = "Cleaned it.", cause = "wear" },
        });
        Assert.Equal("message", done.GetProperty("task").GetProperty("type").GetString());
        await bot.HeardAsync("Does it work again?");
        var gone = await AskAsync(bot, Technician, InvokeNames.TaskFetch, new { data = new { verb = Verbs.TicketResolve, ticket } });
        Assert.Contains("cannot be done any more", gone.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_card_is_each_readers_own_and_nothing_is_sent()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await OpenTicketAsync(bot);
        await bot.SayAsync(Employee, "hello");
        await bot.HeardAsync("Just tell me");
        var sent = bot.Connector.Requests.Count;
        var forReporter = await RefreshAsync(bot, Employee, ticket);
        var forDesk = await RefreshAsync(bot, Technician, ticket);
        var forStranger = await RefreshAsync(bot, Colleague, ticket);
        Assert.Contains(Verbs.TicketWithdraw, forReporter, StringComparison.Ordinal);
        Assert.Contains(Verbs.TicketClaim, forDesk, StringComparison.Ordinal);
        Assert.DoesNotContain("label printer", forStranger, StringComparison.Ordinal);
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!", sent);
        Assert.Equal(sent + 1, bot.Connector.Requests.Count);
    }

    [Fact]
    public async Task A_tab_shows_the_persons_tickets_and_opens_one()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await OpenTicketAsync(bot);
        var tab = await AskAsync(bot, Employee, InvokeNames.TabFetch, new { tabContext = new { tabEntityId = "tickets" } });
        Assert.Contains(ticket, tab.GetProperty("tab").GetProperty("value").GetProperty("cards").GetRawText(), StringComparison.Ordinal);
        var one = await AskAsync(bot, Employee, InvokeNames.TabSubmit, new { data = new { verb = Verbs.TicketShow, ticket } });
        Assert.Contains("label printer", one.GetProperty("tab").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InvokeNames.ComposeExtensionQuery)]
    [InlineData(InvokeNames.ComposeExtensionFetchTask)]
    [InlineData(InvokeNames.ComposeExtensionSubmitAction)]
    [InlineData(InvokeNames.TaskFetch)]
    [InlineData(InvokeNames.TaskSubmit)]
    [InlineData(InvokeNames.TabFetch)]
    [InlineData(InvokeNames.TabSubmit)]
    [InlineData(InvokeNames.AdaptiveCardAction)]
    [InlineData(InvokeNames.MessageSubmitAction)]
    [InlineData("something/new")]
    public async Task Odd_values_spoil_nothing(string name)
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var value in (string[])["null", "5", "\"x\"", "[]", "{}", "{\"data\":[]}", "{\"data\":{\"verb\":7}}", "{\"parameters\":[{\"value\":{}}],\"queryOptions\":{\"skip\":-1,\"count\":1e9}}", "{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"ticket.refresh\",\"data\":\"x\"},\"trigger\":\"automatic\"}"])
        {
            var answer = await bot.InvokeAsync(Employee, name, Parse(value));
            Assert.True((int)answer.StatusCode is 200 or 400 or 501, $"{value}: {answer.StatusCode}");
        }
    }

    private static Task<JsonElement> SearchTicketsAsync(BotUnderTest bot, string upn, string words) => AskAsync(
        bot, upn, InvokeNames.ComposeExtensionQuery, new { commandId = "searchTickets", parameters = new[] { new { name = "q", value = words } } });

    private static async Task<string> RefreshAsync(BotUnderTest bot, string upn, string ticket) => (await AskAsync(
        bot, upn, InvokeNames.AdaptiveCardAction,
        new { action = new { type = "Action.Execute", verb = Verbs.TicketRefresh, data = new { ticket } }, trigger = "automatic" })).GetRawText();

    private static async Task<string> OpenTicketAsync(BotUnderTest bot)
    {
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, Problem);
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("\"Claim\"");
        return bot.ButtonData(Verbs.TicketClaim)["ticket"];
    }

    private static async Task<JsonElement> AskAsync(BotUnderTest bot, string upn, string name, object value) =>
        await AnswerAsync(await bot.InvokeAsync(upn, name, value));

    private static async Task<JsonElement> AnswerAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync(Ct));
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
