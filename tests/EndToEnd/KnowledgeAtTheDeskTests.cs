using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SupportBot.Bot.Telemetry;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What the desk gets out of its knowledge: votes, similar tickets, drafts, threads in short, and what is measured.</summary>
public sealed class KnowledgeAtTheDeskTests
{
    private const string Problem = "the label printer in the warehouse is dead";

    private static async Task<string> SolvedAsync(BotUnderTest bot)
    {
        var id = await DeskStory.OpenAsync(bot);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketClaim, await bot.CardOfAsync(id));
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.TicketResolve, await bot.CardOfAsync(id, "Replaced the print head. Calibrated the sensor."));
        await bot.IdleAsync();
        Assert.Equal(TicketStatus.Resolved, (await bot.TicketAsync(id)).Status);
        return id;
    }

    [Fact]
    public async Task What_people_press_is_counted_for_the_article_and_shown_to_its_editors()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, Problem);
        await bot.HeardAsync("Try this first");
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportSolved, bot.ButtonData(Verbs.ReportSolved));
        await bot.HeardAsync("Glad");
        var article = Assert.Single(await bot.ReportsAsync()).ArticleId;
        await bot.SayAsync(DeskStory.Tessa, $"article {article}");
        await bot.HeardAsync("helped 1, did not help 0");
    }

    [Fact]
    public async Task A_second_ticket_of_the_company_shows_what_solved_the_first_and_only_to_the_desk()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var first = await SolvedAsync(bot);
        var second = await DeskStory.OpenAsync(bot, "manager@fabrikam.example", Problem);
        Assert.Contains((await bot.TicketAsync(second)).Similar, s => s.Id == first && s.Solution!.StartsWith("Replaced", StringComparison.Ordinal));
        await bot.SayAsync(DeskStory.Tessa, $"similar {second}");
        Assert.Contains($"{first} · Fabrikam", BotUnderTest.Decoded(await bot.HeardAsync($"Similar to {second}")), StringComparison.Ordinal);
        var elsewhere = await DeskStory.OpenAsync(bot, "employee@contoso.example", Problem);
        Assert.DoesNotContain((await bot.TicketAsync(elsewhere)).Similar, s => s.Id == first);
    }

    [Fact]
    public async Task A_solved_ticket_fills_in_the_form_of_an_article_without_any_model()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await SolvedAsync(bot);
        await bot.SayAsync(DeskStory.Tessa, $"draft article from {id}");
        var card = BotUnderTest.Decoded(await bot.HeardAsync($"Draft from {id}"));
        Assert.Contains("1. Replaced the print head.", card, StringComparison.Ordinal);
        Assert.Contains(Problem, card, StringComparison.Ordinal);
        Assert.DoesNotContain("AIGeneratedContent", card, StringComparison.Ordinal);
        using var refused = await bot.PressAsync(DeskStory.Employee, ArticleVerbs.Draft, new { ticket = id });
        Assert.DoesNotContain("Draft from", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_is_measured_and_no_word_of_it_is_in_any_tag()
    {
        var seen = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Bot) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add(Written(instrument, tags)));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(Written(instrument, tags)));
        listener.Start();
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(DeskStory.Employee, Problem);
        await bot.HeardAsync("Printing");
        await bot.IdleAsync();
        Assert.Contains($"{TelemetryNames.TurnDuration} kind=message outcome=done", seen);
        Assert.DoesNotContain(seen, s => s.Contains("printer", StringComparison.Ordinal) || s.Contains('@', StringComparison.Ordinal));
    }

    private static string Written(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var tag in tags) text += $" {tag.Key}={tag.Value}";
        return text;
    }
}
