using System.Globalization;
using System.Net;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Many hands on one ticket at the same moment.</summary>
public sealed class CrowdedTicketTests
{
    private const int People = 40;

    [Fact]
    public async Task Forty_presses_at_once_are_all_answered_and_what_they_wrote_is_all_there()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var rev = (await bot.TicketAsync(id)).Revision.ToString(CultureInfo.InvariantCulture);
        var answers = await Task.WhenAll(Enumerable.Range(0, People).Select(i => bot.PressInChannelAsync(
            i % 2 == 0 ? DeskStory.Tessa : DeskStory.Tom, Verbs.TicketNote, new { ticket = id, rev, text = $"note {i:00}." })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var notes = (await bot.TicketAsync(id)).History.Where(l => l.Step == TicketStep.Note).Select(l => l.Text).Order();
        Assert.Equal(Enumerable.Range(0, People).Select(i => $"note {i:00}."), notes);
    }
}
