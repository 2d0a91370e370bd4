using NodaTime;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A week of many people acting at random through the real endpoint, restarted amid their words; afterwards everything adds up.</summary>
public sealed class SimulatedWeekTests
{
    private const ulong Seed = 20_261_123;
    private const string DeskTenant = "c0000000-0000-4000-8000-0000000000d0";
    private const int Days = 5;
    private const int RoundsPerDay = 8;
    private const int ActsPerRound = 10;

    [Fact]
    public async Task After_a_week_with_restarts_every_report_is_one_ticket_and_no_note_leaked()
    {
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("supportbot-week-");
        var people = new SimulatedDesk(Seed);
        var clock = new MovableClock(Some.TuesdayMorning - Duration.FromDays(1));
        try
        {
            for (var day = 0; day < Days; day++)
            {
                await using var bot = await BotUnderTest.StartAsync(folder, connector, clock);
                if (day == 0) await people.AddPeopleAsync(bot);
                await bot.InstallInChannelAsync();
                for (var round = 0; round < RoundsPerDay; round++)
                {
                    var heard = connector.Requests.Count;
                    await people.ActAsync(bot, ActsPerRound);
                    await bot.IdleAsync();
                    await people.AgreeAsync(bot, heard);
                    await bot.IdleAsync();
                    clock.Move(Duration.FromMinutes(70));
                    await bot.WatchAsync(clock.Now);
                }

                // The evening's last words are cut off by the restart: they are taken, and answered in the morning.
                await people.ActAsync(bot, ActsPerRound);
                clock.Move(Duration.FromHours(24) - Duration.FromMinutes(70 * RoundsPerDay));
            }

            await using var after = await BotUnderTest.StartAsync(folder, connector, clock);
            await after.IdleAsync();
            await CheckAsync(after, people);
            await SimulatedBooks.CheckAsync(after, people.Saved, clock.Now);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckAsync(BotUnderTest bot, SimulatedDesk people)
    {
        var (tickets, reports) = (await bot.NewTicketsAsync(), await bot.ReportsAsync());
        var opened = reports.Where(r => r.State == ReportState.Opened).ToList();
        Assert.True(opened.Count > 20, $"Only {opened.Count} reports became tickets.");
        Assert.Equal(opened.Select(r => r.TicketId).Order(), tickets.Select(t => t.Id).Order());
        Assert.Equal(opened.Select(r => r.Id).Order(), tickets.Select(t => t.ReportId).Order());
        foreach (var ticket in tickets)
        {
            Assert.True(TicketRules.HistoryIsWhole(ticket));
            var replayed = ticket.History.Aggregate(TicketStatus.New, (state, line) => TicketTransitions.Next(state, line.Step) ?? state);
            Assert.Equal(replayed, ticket.Status);
        }

        Assert.Contains(tickets.SelectMany(t => t.History), line => line.Step == TicketStep.Note);
        Assert.Contains(tickets, t => t.MergedInto is not null);
        Assert.DoesNotContain(bot.ToClients().Where(m => !m.Contains(DeskTenant, StringComparison.Ordinal)), m => m.Contains("secret", StringComparison.Ordinal));
        CheckTold(bot, people, tickets);
    }

    /// <summary>What the desk told about a ticket went to its reporter alone, in the order of the history.</summary>
    private static void CheckTold(BotUnderTest bot, SimulatedDesk people, IReadOnlyList<Ticket> tickets)
    {
        var toClients = bot.Connector.Requests.Where(r => !r.Target.Contains("thread", StringComparison.Ordinal)).ToList();
        var told = 0;
        foreach (var ticket in tickets)
        {
            var words = ticket.History.Where(l => l.Step == TicketStep.Tell).Select(l => l.Text ?? "").ToList();
            var heard = toClients.Where(r => r.Method == "POST" && words.Exists(w => r.Body.Contains(w, StringComparison.Ordinal))).ToList();
            Assert.Equal(words, heard.Select(r => words.First(w => r.Body.Contains(w, StringComparison.Ordinal))));
            Assert.All(words, w => Assert.Equal(ticket.Id, people.Told[w]));
            var chat = Uri.EscapeDataString(SupportBot.Bot.Playground.PlaygroundIds.PersonalChatOf(ticket.RequesterId.Split('/')[1]));
            Assert.All(heard, r => Assert.Contains(chat, r.Target, StringComparison.OrdinalIgnoreCase));
            told += words.Count;
        }

        Assert.True(told > 5, $"Only {told} times something was told.");
    }
}
