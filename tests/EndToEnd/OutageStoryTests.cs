using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>An outage from the first reports to the confirmation of the tickets that joined.</summary>
public sealed class OutageStoryTests
{
    private const string Paula = "paula@fabrikam.example";
    private const string Deniz = "deniz@fabrikam.example";
    private const string Vpn = "the VPN does not connect, I cannot work from home";

    [Fact]
    public async Task An_outage_is_declared_in_the_past_told_once_and_closed_with_its_tickets()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await DeskStory.OpenAsync(bot);
        await bot.SayAsync(Paula, "hello");
        await bot.HeardAsync("Hello Paula");
        await bot.SayInChannelAsync(DeskStory.Tessa, "outage printing at fabrikam since 09:20: The gateway does not answer");
        await bot.HeardAsync("belongs to an outage");
        var told = await bot.HeardAsync("You need not report it");
        Assert.Contains("The gateway does not answer", told.Body, StringComparison.Ordinal);
        Assert.NotNull((await bot.TicketAsync(ticket)).OutageId);

        await bot.SayAsync(Paula, "the label printer in the warehouse is dead");
        await bot.HeardAsync(Verbs.ReportAffected);
        await bot.PressAsync(Paula, Verbs.ReportAffected, bot.ButtonData(Verbs.ReportAffected));
        await bot.HeardAsync("you are affected by the outage");

        await bot.SayInChannelAsync(DeskStory.Tessa, "outage update printing: A part is on its way");
        var updated = await bot.HeardAsync("A part is on its way");
        Assert.NotNull(updated);
        await bot.SayInChannelAsync(DeskStory.Tessa, "outage people printing");
        var people = await bot.HeardAsync("people were told");
        Assert.Contains("the bot is not installed there", people.Body, StringComparison.Ordinal);

        await bot.SayInChannelAsync(DeskStory.Tessa, "outage close printing: The gateway was replaced");
        var ask = await bot.HeardAsync("really working again");
        Assert.Contains("1 tickets are marked as solved", ask.Body, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Open, (await bot.TicketAsync(ticket)).Status);
        await bot.PressInChannelAsync(DeskStory.Tessa, Verbs.OutageCloseYes, bot.ButtonData(Verbs.OutageCloseYes));
        await bot.HeardAsync("solved " + ticket);
        Assert.Equal(TicketStatus.Resolved, (await bot.TicketAsync(ticket)).Status);
        var over = await bot.Store.ListAsync(
            OutageEvent.Events, SupportBot.Desk.Storage.IndexRange.All(OutageEvent.ByService), 5, TestContext.Current.CancellationToken);
        Assert.NotNull(Assert.Single(over).Value.End);
    }

    [Fact]
    public async Task The_desk_reads_names_of_clients_and_sites_on_cards_of_outages_and_planned_work()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await bot.SayInChannelAsync(DeskStory.Tom, "outage vpn at fabrikam/office, contoso since 08:30: The gateway does not answer");
        Assert.Contains("Contoso Design", BotUnderTest.Decoded(await bot.HeardAsync("Fabrikam Logistics (Office)")), StringComparison.Ordinal);
        await bot.SayInChannelAsync(DeskStory.Tom, "maintenance vpn at fabrikam/warehouse from 2026-11-28 22:00 to 02:00: We replace the firewall");
        var planned = BotUnderTest.Decoded(await bot.HeardAsync("Fabrikam Logistics (Warehouse)"));
        Assert.DoesNotContain("fabrikam/warehouse", planned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_people_with_the_same_problem_suggest_an_outage_to_the_desk()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        foreach (var upn in new[] { DeskStory.Employee, Paula, Deniz }) await bot.SayAsync(upn, Vpn);
        await bot.HeardAsync("VPN", 2);
        await bot.WatchAsync(SupportBot.Tests.Support.Some.TuesdayMorning + NodaTime.Duration.FromMinutes(1));
        var hint = await bot.HeardAsync("3 people reported problems with VPN");
        Assert.Contains("fabrikam", hint.Body, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Fabrikam Logistics\",\"value\":\"fabrikam\"", BotUnderTest.Decoded(hint), StringComparison.Ordinal);
        var declare = bot.ButtonData(Verbs.OutageDeclare);
        await bot.PressInChannelAsync(
            DeskStory.Tom, Verbs.OutageDeclare,
            new { service = declare["service"], where = "fabrikam", degraded = "true", since = "", text = "Slow lines" });
        await bot.HeardAsync("VPN is disturbed");
    }
}
