using SupportBot.Tests.Bot.Playground;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The same windows through their page in a browser, in front of a bot of a few lines.</summary>
public sealed class PlaygroundPageTests
{
    [Fact]
    public async Task A_person_types_reads_fills_in_a_card_and_presses_its_button()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var session = await PlaygroundSession.StartAsync(
            bot.Endpoint, SampleWindows.World, SampleWindows.Employee, listen: false);
        await using var page = await PlaygroundPage.OpenAsync(session);

        await page.SayAsync("the label printer is dead");
        await page.SeesAsync("You said: the label printer is dead");
        await page.SayAsync("a card please");
        await page.SeesAsync("Nothing counted");
        await page.FillAsync("Note", "from the page");
        await page.PressAsync("Count on");
        await page.SeesAsync("Counted for Emil Brandt: from the page");

        Assert.DoesNotContain("Nothing counted", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_posted_into_the_escalation_channel_is_pressed_in_the_technicians_page()
    {
        await using var bot = await EchoBot.StartAsync();
        await using var employee = await PlaygroundSession.StartAsync(bot.Endpoint, SampleWindows.World, SampleWindows.Employee);
        await using var technician = await PlaygroundSession.StartAsync(
            bot.Endpoint, SampleWindows.World, SampleWindows.Technician, listen: false);
        await using var page = await PlaygroundPage.OpenAsync(technician);

        await page.GoToAsync("Escalations");
        await bot.IsInstalledInAsync("channel");
        await employee.SayAsync("announce");
        await page.SeesAsync("Announced");
        await page.PressAsync("Count on");

        await page.SeesAsync("Counted for Tessa Lang");
        Assert.Contains(bot.Activities, a => a["type"]!.ToString() == "invoke");
    }
}
