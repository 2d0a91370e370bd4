using System.Collections.Immutable;
using System.Net;
using System.Text;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Figures over HTTP: cards, files and digests, for those who may see them and for nobody else.</summary>
public sealed class ManagerFiguresTests
{
    private const string Manager = "manager@fabrikam.example";
    private const string Employee = "employee@fabrikam.example";
    private const string Stranger = "manager@contoso.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_summary_leads_to_services_causes_and_a_timeline()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        var summary = BotUnderTest.Decoded(await bot.HeardAsync("Downtime in October 2026"));
        Assert.Contains("3 outages", summary, StringComparison.Ordinal);
        Assert.Contains("people-hours", summary, StringComparison.Ordinal);
        Assert.Contains("Chart.VerticalBar", summary, StringComparison.Ordinal);
        var services = await PressAsync(bot, Manager, Verbs.FiguresShow, bot.ButtonData(Verbs.FiguresShow, "Services"));
        Assert.Contains("Time to restore", services, StringComparison.Ordinal);
        var causes = await PressAsync(bot, Manager, Verbs.FiguresShow, bot.ButtonData(Verbs.FiguresShow, "Causes"));
        Assert.Contains("Downtime by cause", causes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_was_asked_back_is_answered_in_two_words()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "show me our downtime");
        await bot.HeardAsync("For which period");
        await bot.SayAsync(Manager, "since 1 October");
        await bot.HeardAsync("1 Oct – 24 Nov 2026");
    }

    [Fact]
    public async Task Files_open_for_the_asker_with_an_unchanged_link_only()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "VPN downtime in the last 90 days");
        await bot.HeardAsync("27 Aug – 24 Nov 2026");
        var data = bot.ButtonData(Verbs.FiguresExport);
        await bot.PressAsync(Manager, Verbs.FiguresExport, data.SetItem("format", "csv"));
        var csvLink = LinkIn(await bot.HeardAsync("Open CSV"));
        using var http = new HttpClient();
        var csv = await http.GetStringAsync(csvLink, Ct);
        Assert.Contains("outage,service,effect,start_utc", csv, StringComparison.Ordinal);
        Assert.Contains("vpn,down", csv, StringComparison.Ordinal);
        await bot.PressAsync(Manager, Verbs.FiguresExport, data.SetItem("format", "pdf"));
        var pdf = await http.GetByteArrayAsync(LinkIn(await bot.HeardAsync("Open PDF")), Ct);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
        var changed = csvLink.Replace("/files/e", "/files/f", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(changed, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(csvLink[..^3], Ct)).StatusCode);
    }

    [Theory]
    [InlineData(Employee)]
    [InlineData("approver@fabrikam.example")]
    [InlineData(Stranger)]
    [InlineData("technician2@desk.example")]
    public async Task Nobody_else_gets_figures_by_a_copied_button(string other)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        foreach (var verb in new[] { Verbs.FiguresShow, Verbs.FiguresExport, Verbs.FiguresRepeat })
        {
            var answer = await PressAsync(bot, other, verb, bot.ButtonData(verb).SetItem("format", "csv").SetItem("every", "week"));
            Assert.Contains("for your company's managers", answer, StringComparison.Ordinal);
        }

        Assert.Empty(await bot.Store.ListAsync(Digest.Digests, IndexRange.All(Digest.ByDue), 10, Ct));
    }

    /// <summary>A technician may see knowledge gaps; a button that says so opens nothing else.</summary>
    [Theory]
    [InlineData("Gaps")]
    [InlineData("Advice")]
    public async Task Answers_about_what_fits_are_for_those_who_may_see_the_advice_whatever_topic_the_button_names(string topic)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "are we better off with a managed contract?");
        await bot.HeardAsync("what fits you");
        var forged = bot.ButtonData(Verbs.FiguresShow).SetItem("topic", topic).SetItem("Compliance", "true");
        var answer = await PressAsync(bot, "technician2@desk.example", Verbs.FiguresFit, forged);
        Assert.DoesNotContain("what fits you", answer, StringComparison.Ordinal);
        Assert.Null(await bot.Store.FindAsync(FitRecord.Records, "fabrikam", Ct));
        Assert.Contains("what fits you", await PressAsync(bot, Manager, Verbs.FiguresFit, forged.SetItem("topic", "Advice")), StringComparison.Ordinal);
        Assert.True((await bot.Store.FindAsync(FitRecord.Records, "fabrikam", Ct))?.Value.Answers.Compliance);
    }

    [Fact]
    public async Task A_client_in_the_data_of_a_button_does_not_open_another_companys_figures()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        var forged = bot.ButtonData(Verbs.FiguresShow).SetItem("client", "contoso");
        Assert.Contains("for your company's managers", await PressAsync(bot, Manager, Verbs.FiguresShow, forged), StringComparison.Ordinal);
        var broken = forged.SetItem("client", "fabrikam").SetItem("from", "2030-01-01").SetItem("until", "2030-02-01");
        Assert.Contains("has not begun", await PressAsync(bot, Manager, Verbs.FiguresShow, broken), StringComparison.Ordinal);
        var empty = ImmutableDictionary<string, string>.Empty;
        Assert.DoesNotContain("Availability", await PressAsync(bot, Manager, Verbs.FiguresShow, empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_ordered_and_stopped_by_its_owner_only()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "how much downtime did we have last month?");
        await bot.HeardAsync("Downtime in October 2026");
        var ordered = await PressAsync(bot, Manager, Verbs.FiguresRepeat, bot.ButtonData(Verbs.FiguresRepeat).SetItem("every", "week"));
        Assert.Contains("Mon 30 Nov 08:00", ordered, StringComparison.Ordinal);
        var digest = Assert.Single(await bot.Store.ListAsync(Digest.Digests, IndexRange.All(Digest.ByDue), 10, Ct)).Value;
        var stop = ImmutableDictionary<string, string>.Empty.Add("digest", digest.Id);
        Assert.Contains("no such order", await PressAsync(bot, Stranger, Verbs.DigestStop, stop), StringComparison.Ordinal);
        Assert.Contains("Stopped", await PressAsync(bot, Manager, Verbs.DigestStop, stop), StringComparison.Ordinal);
        Assert.Empty(await bot.Store.ListAsync(Digest.Digests, IndexRange.All(Digest.ByDue), 10, Ct));
    }

    private static async Task<string> PressAsync(BotUnderTest bot, string upn, string verb, ImmutableDictionary<string, string> data)
    {
        var answer = await bot.PressAsync(upn, verb, data);
        return (await answer.Content.ReadAsStringAsync(Ct)).Replace("\\u0027", "'", StringComparison.Ordinal);
    }

    private static string LinkIn(ConnectorRequest request)
    {
        var text = BotUnderTest.Decoded(request);
        var start = text.IndexOf("http://127.0.0.1", text.IndexOf("Action.OpenUrl", StringComparison.Ordinal), StringComparison.Ordinal);
        return text[start..text.IndexOf('"', start)];
    }
}
