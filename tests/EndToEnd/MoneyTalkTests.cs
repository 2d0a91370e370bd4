using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Time, consent and questions about money, over HTTP and back.</summary>
public sealed class MoneyTalkTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Approver = "approver@fabrikam.example";
    private const string Technician = "technician1@desk.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typed_time_shows_its_price_before_it_is_saved_and_is_booked_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot, Employee, "the label printer in the warehouse is dead");
        await bot.SayAsync(Technician, $"log 25m on {id} replaced the fuser");
        var preview = BotUnderTest.Decoded(await bot.HeardAsync("Log 25 min on " + id));
        Assert.Contains("Costs 95.00", preview, StringComparison.Ordinal);
        Assert.Contains("net authorised", preview, StringComparison.Ordinal);
        Assert.Equal(0m, (await StandingAsync(bot, "fabrikam", id)).Sum(p => p.Invoiced.Net));

        var save = bot.ButtonData(BillingVerbs.Save);
        foreach (var press in Enumerable.Range(0, 2))
        {
            var answer = await bot.PressAsync(Technician, BillingVerbs.Save, save, "press-" + press);
            Assert.Contains("Saved.", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(95m, (await StandingAsync(bot, "fabrikam", id)).Sum(p => p.Invoiced.Net));
    }

    [Fact]
    public async Task The_form_on_the_card_asks_before_it_saves_and_Cancel_saves_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot, "employee@northwind.example", "Outlook keeps asking for my password");
        await bot.PressInChannelAsync(Technician, BillingVerbs.LogTime, new { ticket = id, minutes = "30m", type = "remote", text = "new profile" });
        var preview = BotUnderTest.Decoded(await bot.HeardAsync("Log 30 min on " + id));
        Assert.Contains("Draws 30 min from Prepaid Hours", preview, StringComparison.Ordinal);
        await bot.PressInChannelAsync(Technician, BillingVerbs.Cancel, bot.ButtonData(BillingVerbs.Cancel));
        await bot.HeardAsync("Not saved.");
        Assert.Empty(await StandingAsync(bot, "northwind", id));
    }

    [Fact]
    public async Task A_correction_reverses_and_books_again_and_why_tells_the_steps()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot, "employee@northwind.example", "Outlook keeps asking for my password");
        await LogAsync(bot, $"log 60m on {id} new profile");
        await bot.SayAsync(Technician, "time " + id);
        await bot.HeardAsync("Time on " + id);
        var entry = bot.ButtonData(BillingVerbs.CorrectTime)["entry"];
        await bot.PressAsync(Technician, BillingVerbs.CorrectTime, new { entry, minutes = "15", reason = "typing error" });
        var preview = BotUnderTest.Decoded(await bot.HeardAsync("Correct to 15 min"));
        Assert.Contains("Gives 45 min back", preview, StringComparison.Ordinal);
        await bot.PressAsync(Technician, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.HeardAsync("Saved.", bot.Connector.Requests.Count - 1);
        Assert.Equal(15m, (await StandingAsync(bot, "northwind", id)).OfType<Posting.Drawn>().Sum(d => d.Draw.Quantity));

        await bot.SayAsync(Technician, $"coverage {id} device nor-lt-01 because it is her laptop");
        await bot.HeardAsync("Correct the coverage of " + id);
        await bot.PressAsync(Technician, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.SayAsync("employee@northwind.example", "why " + id);
        var why = BotUnderTest.Decoded(await bot.HeardAsync("sorted and charged"));
        Assert.Contains("it is her laptop", why, StringComparison.Ordinal);
        Assert.Contains("Prepaid Hours", why, StringComparison.Ordinal);
        Assert.DoesNotContain("€", why, StringComparison.Ordinal);
    }

    /// <summary>The earlier fix is looked up for the terms that are about to hold, not for those that held.</summary>
    [Fact]
    public async Task A_correction_that_names_the_earlier_fix_shows_and_books_that_the_work_is_free()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var first = await OpenAsync(bot, Employee, "the label printer in the warehouse is dead");
        await bot.SayAsync(Technician, $"resolve {first} wear new fuser");
        await bot.IdleAsync();
        await bot.SayAsync(Employee, "confirm " + first);
        await bot.IdleAsync();
        var second = await OpenAsync(bot, Employee, "the label printer in the warehouse is dead");
        await LogAsync(bot, $"log 25m on {second} the new fuser was loose");
        await bot.IdleAsync();
        await bot.SayAsync(Technician, $"coverage {second} same-cause {first} because our fix did not last");
        var preview = BotUnderTest.Decoded(await bot.HeardAsync("Correct the coverage of " + second));
        Assert.Contains("net less than before", preview, StringComparison.Ordinal);
        await bot.PressAsync(Technician, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
        await bot.IdleAsync();
        Assert.Equal(0m, (await StandingAsync(bot, "fabrikam", second)).Sum(p => p.Invoiced.Net));
    }

    [Fact]
    public async Task Beyond_the_authorised_amount_time_is_held_until_an_approver_agrees_to_more()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Approver, "hello");
        var id = await OpenAsync(bot, Employee, "the label printer in the warehouse is dead");
        await LogAsync(bot, $"log 120m on {id} at 8:00 took it apart");
        await bot.HeardAsync("is held");
        await bot.HeardAsync("Approval needed: " + id);
        Assert.True((await StandingAsync(bot, "fabrikam", id)).OfType<Posting.Charged>().Sum(c => c.Held.Amount) > 0m);
        var refused = await bot.PressAsync(Employee, Verbs.TicketApprove, bot.ButtonData(Verbs.TicketApprove));
        Assert.Contains("Only an approver", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await bot.PressAsync(Approver, Verbs.TicketApprove, bot.ButtonData(Verbs.TicketApprove));
        await bot.HeardAsync("More work on " + id);
        var money = await StandingAsync(bot, "fabrikam", id);
        Assert.Equal((95m + 180m, 0m), (money.Sum(p => p.Invoiced.Net), money.OfType<Posting.Charged>().Sum(c => c.Held.Amount)));
    }

    [Fact]
    public async Task Nothing_starts_before_consent_and_an_approver_may_set_another_amount()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Approver, "hello");
        var id = await AskApprovalAsync(bot);
        var refusal = await bot.PressInChannelAsync(Technician, BillingVerbs.LogTime, new { ticket = id, minutes = "30m" });
        Assert.Contains("nobody has agreed", await refusal.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var data = bot.ButtonData(BillingVerbs.ApproveUpTo);
        var tooMuch = await bot.PressAsync(Approver, BillingVerbs.ApproveUpTo, data.Add("amount", "2000"));
        Assert.Contains("above your approval limit", await tooMuch.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var approved = await bot.PressAsync(Approver, BillingVerbs.ApproveUpTo, data.Add("amount", "100"));
        Assert.Contains("approved up to 100.00", await approved.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var ticket = await TicketAsync(bot, id);
        Assert.Equal((TicketStatus.Open, 100m), (ticket.Status, ticket.Promise.Authorised));
        var again = await bot.PressAsync(Approver, Verbs.TicketDecline, data);
        Assert.Contains("approved up to 100.00", await again.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Open, (await TicketAsync(bot, id)).Status);
    }

    [Fact]
    public async Task An_unanswered_question_is_reminded_of_and_ends_and_can_be_asked_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Approver, "hello");
        var id = await AskApprovalAsync(bot);
        var watcher = bot.Services.GetRequiredService<MoneyWatcher>();
        var asked = (await bot.Store.FindAsync(ApprovalRequest.Requests, id, Cancel))!.Value;
        await watcher.CheckApprovalsAsync(asked.AskedAt + Duration.FromMinutes(59), Cancel);
        Assert.Equal(0, (await bot.Store.FindAsync(ApprovalRequest.Requests, id, Cancel))!.Value.Reminders);
        await watcher.CheckApprovalsAsync(asked.AskedAt + Duration.FromMinutes(60), Cancel);
        Assert.Equal(1, (await bot.Store.FindAsync(ApprovalRequest.Requests, id, Cancel))!.Value.Reminders);
        await watcher.CheckApprovalsAsync(asked.ExpiresAt, Cancel);
        await bot.HeardAsync("Nobody answered: " + id);
        Assert.Equal(TicketStatus.WaitingForApproval, (await TicketAsync(bot, id)).Status);
        await bot.PressAsync(Employee, BillingVerbs.AskAgain, bot.ButtonData(BillingVerbs.AskAgain));
        await bot.HeardAsync("again");
        Assert.Equal(ApprovalState.Asked, (await bot.Store.FindAsync(ApprovalRequest.Requests, id, Cancel))!.Value.State);
    }

    [Fact]
    public async Task A_cause_given_when_resolving_is_booked_with_the_step()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await OpenAsync(bot, "employee@contoso.example", "Outlook keeps asking for my password");
        await LogAsync(bot, $"log 30m on {id} dried the keyboard");
        Assert.DoesNotContain(await StandingAsync(bot, "contoso", id), p => p is Posting.Charged);
        await bot.PressInChannelAsync(Technician, Verbs.TicketResolve, new { ticket = id, cause = "user-damage", text = "coffee on the keyboard" });
        Assert.Equal(TicketStatus.Resolved, (await TicketAsync(bot, id)).Status);
        Assert.Contains(await StandingAsync(bot, "contoso", id), p => p is Posting.Charged);
    }

    [Fact]
    public async Task The_manager_is_told_once_that_the_budget_is_nearly_spent_and_that_the_pack_is_empty()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        string[] managers = ["manager@fabrikam.example", "manager@adventure-works.example"];
        foreach (var manager in managers) await bot.SayAsync(manager, "hello");
        await bot.SayAsync(managers[0], "what is left of our budget?");
        await bot.HeardAsync("of 2,000.00");
        await bot.SayAsync(Approver, "hello");
        var id = await OpenAsync(bot, Employee, "the label printer in the warehouse is dead");
        await LogAsync(bot, $"log 120m on {id} at 8:00 took it apart");
        await bot.HeardAsync("Approval needed: " + id);
        await bot.PressAsync(Approver, Verbs.TicketApprove, bot.ButtonData(Verbs.TicketApprove));
        await bot.HeardAsync("More work on " + id);
        var watcher = bot.Services.GetRequiredService<MoneyWatcher>();
        var book = bot.Services.GetRequiredService<BookShelf>().Current;
        var now = (await TicketAsync(bot, id)).OpenedAt;
        foreach (var round in Enumerable.Range(0, 2))
        {
            foreach (var client in book.Clients) await watcher.CheckLedgerAsync(client, now + Duration.FromMinutes(round), Cancel);
        }

        Assert.Contains("of this month's 2,000.00", BotUnderTest.Decoded(await bot.HeardAsync("net for support are spent")), StringComparison.Ordinal);
        Assert.Contains("Incident Pack", BotUnderTest.Decoded(await bot.HeardAsync("Adventure Works Cycles: only 0 incidents")), StringComparison.Ordinal);
        // One for the manager and one for the desk, however often the watcher looks.
        Assert.InRange(bot.Connector.Requests.Count(r => r.Body.Contains("net for support are spent", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task Questions_are_answered_from_the_book_and_the_ledger()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync("manager@northwind.example", "how many hours are left?");
        var left = BotUnderTest.Decoded(await bot.HeardAsync("What Northwind Traders has left"));
        Assert.Matches(@"Prepaid Hours: \d+ h \d\d min of 20 h 00 min left", left);
        await bot.SayAsync("employee@contoso.example", "what does our contract include?");
        var contract = BotUnderTest.Decoded(await bot.HeardAsync("What the contract of Contoso Design includes"));
        Assert.Contains("Mon–Fri 08:00–18:00", contract, StringComparison.Ordinal);
        Assert.Contains("Damage by the user", contract, StringComparison.Ordinal);
        Assert.Contains("1,150.00", contract, StringComparison.Ordinal);
        await bot.SayAsync("manager@fabrikam.example", "what does our contract include?");
        var budget = BotUnderTest.Decoded(await bot.HeardAsync("What the contract of Fabrikam Logistics includes"));
        Assert.Matches(@"Budget this month: [\d,.]+.{1,14} of 2,000\.00.{1,14} used", budget);
        await bot.SayAsync("employee@northwind.example", "what does our contract include?");
        var hidden = BotUnderTest.Decoded(await bot.HeardAsync("What the contract of Northwind Traders includes"));
        Assert.DoesNotContain("€", hidden, StringComparison.Ordinal);
        await bot.SayAsync("employee@contoso.example", "is my phone covered?");
        var phone = BotUnderTest.Decoded(await bot.HeardAsync("Is it covered? Phones"));
        Assert.Contains("Managed Gold", phone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_gets_the_statement_of_a_month_and_an_employee_does_not()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync("manager@fabrikam.example", "statement for October");
        var card = BotUnderTest.Decoded(await bot.HeardAsync("Statement for October 2026: Fabrikam Logistics"));
        var month = await new LedgerQueries(bot.Store).PeriodAsync("fabrikam", new YearMonth(2026, 10), Cancel);
        Assert.Contains("Invoiced.", card, StringComparison.Ordinal);
        Assert.Contains(month.Invoiced.Gross.ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("en")), card, StringComparison.Ordinal);
        Assert.Contains("incident fee", card, StringComparison.Ordinal);
        var export = bot.ButtonData(Verbs.FiguresExport);
        await bot.PressAsync("manager@fabrikam.example", Verbs.FiguresExport, export.SetItem("format", "csv"));
        using var http = new HttpClient();
        var csv = await http.GetStringAsync(LinkIn(await bot.HeardAsync("Open CSV")), Cancel);
        var invoiced = month.Invoiced.Net.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("total,,,,,,,,,," + invoiced, csv, StringComparison.Ordinal);
        await bot.PressAsync("manager@fabrikam.example", Verbs.FiguresExport, export.SetItem("format", "pdf"));
        var pdf = await http.GetByteArrayAsync(LinkIn(await bot.HeardAsync("Open PDF")), Cancel);
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        await bot.SayAsync(Technician, "statement contoso last month");
        var managed = BotUnderTest.Decoded(await bot.HeardAsync("Statement for October 2026: Contoso Design"));
        Assert.Contains("Monthly fees", managed, StringComparison.Ordinal);
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(Employee, "statement for October");
        Assert.DoesNotContain("Statement for", BotUnderTest.Decoded(await bot.HeardAsync("", before)), StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(BotUnderTest bot, string who, string problem)
    {
        await bot.SayAsync(who, problem);
        await bot.HeardAsync("Action.Execute", bot.Connector.Requests.Count);
        var opened = await bot.PressAsync(who, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        return Assert.Single(await new TicketQueries(bot.Store).OpenOfPersonAsync(PersonIdOf(who), 10, Cancel)).Id;
    }

    private static async Task<string> AskApprovalAsync(BotUnderTest bot)
    {
        await bot.SayAsync(Employee, "the label printer in the warehouse is dead");
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportAskApproval, bot.ButtonData(Verbs.ReportAskApproval));
        await bot.HeardAsync("Approval needed");
        return bot.ButtonData(Verbs.TicketApprove)["ticket"];
    }

    private static async Task LogAsync(BotUnderTest bot, string words)
    {
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(Technician, words);
        await bot.HeardAsync(BillingVerbs.Save, before);
        await bot.PressAsync(Technician, BillingVerbs.Save, bot.ButtonData(BillingVerbs.Save));
    }

    private static async Task<ImmutableArray<Posting>> StandingAsync(BotUnderTest bot, string client, string ticket) =>
        await new LedgerQueries(bot.Store).OfTicketAsync(client, ticket, new YearMonth(2026, 10), Cancel);

    private static async Task<Ticket> TicketAsync(BotUnderTest bot, string id) =>
        (await bot.Store.FindAsync(TicketDocuments.Tickets, id, Cancel))!.Value;

    internal static string LinkIn(SupportBot.Tests.Support.ConnectorRequest request) =>
        System.Text.RegularExpressions.Regex.Match(request.Body, "http://[^\"]+/files/[^\"]+").Value;

    private static string PersonIdOf(string upn) => Person.KeyOf(
        upn.Contains("fabrikam", StringComparison.Ordinal) ? "c0000000-0000-4000-8000-000000000002"
            : upn.Contains("contoso", StringComparison.Ordinal) ? "c0000000-0000-4000-8000-000000000001" : "c0000000-0000-4000-8000-000000000003",
        SamplePeople.ObjectIdOf(upn));
}
