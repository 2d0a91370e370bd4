using SupportBot.Bot.Channel;
using SupportBot.Bot.Diagnosis;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What the operator is told, and forms that open in dialogs.</summary>
public sealed class OperatorTests
{
    private const string Employee = "employee@fabrikam.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_gets_one_card_about_what_is_wrong_and_it_turns_good_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayInChannelAsync("technician1@desk.example", "queue");
        await bot.HeardAsync("coffee");
        var wrong = new Complaint { Verdict = Verdict.Broken };
        using var watch = bot.WatchWith(wrong);
        await watch.LookAsync(Ct);
        var told = await bot.HeardAsync("needs attention (1)");
        Assert.Equal("POST", told.Method);
        Assert.Contains("Pull the plug out", told.Body, StringComparison.Ordinal);
        wrong.Verdict = Verdict.Fine;
        await watch.LookAsync(Ct);
        Assert.Equal("PUT", (await bot.HeardAsync("in order again")).Method);
        await watch.LookAsync(Ct);
        await bot.SayAsync(Employee, "thanks");
        await bot.HeardAsync("welcome!");
        Assert.Equal(4, bot.Connector.Requests.Count(r => r.Method is "POST" or "PUT"));
    }

    [Fact]
    public async Task Managers_and_approvers_that_cannot_be_written_to_are_named()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync("manager@fabrikam.example", "thanks");
        await bot.HeardAsync("welcome!");
        var finding = Assert.Single(await new PeopleCheck(() => bot.Store, () => new SupportBot.Bot.Turns.ContactBook(bot.Store)).RunAsync(Ct));
        Assert.Equal(Verdict.Warning, finding.Verdict);
        Assert.Contains("(never heard of)", finding.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("manager@fabrikam.example", finding.Said, StringComparison.Ordinal);
        Assert.Equal(Verdict.Fine, Assert.Single(await new PeopleCheck(
            () => new Support.InMemoryDocumentStore(), () => new SupportBot.Bot.Turns.ContactBook(bot.Store)).RunAsync(Ct)).Verdict);
    }

    [Fact]
    public async Task Forms_open_in_dialogs_where_the_setting_says_so()
    {
        await using var bot = await BotUnderTest.StartAsync(null, $"--{nameof(ChannelOptions.FormsInDialogs)}", "true");
        await bot.InstallInChannelAsync();
        await bot.SayAsync(Employee, "the label printer in the warehouse is dead");
        await bot.HeardAsync("Printing");
        await bot.PressAsync(Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        var card = await bot.HeardAsync("\"Claim\"");
        Assert.DoesNotContain("Action.ShowCard", card.Body, StringComparison.Ordinal);
        Assert.Contains("\"msteams\":{\"type\":\"task/fetch\"}", card.Body, StringComparison.Ordinal);
        Assert.Contains("\"verb\":\"ticket.resolve\"", card.Body, StringComparison.Ordinal);
        await Bot.Cards.AdaptiveCardsPeer.AcceptsAsync([card.Json.GetProperty("attachments")[0].GetProperty("content")]);
    }

    private sealed class Complaint : ICheck
    {
        public Verdict Verdict { get; set; }

        public string Name => "plug";

        public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<Finding>>([new Finding(Name, Verdict, "The plug is in.", "Pull the plug out.")]);
    }
}
