namespace SupportBot.Tests.EndToEnd;

/// <summary>"why SD-…" tells what words made service and priority, and what a technician changed.</summary>
public sealed class WhyTriageTests
{
    [Fact]
    public async Task The_words_the_cell_of_the_matrix_and_what_a_technician_changed_are_told()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot, problem: "nobody in the warehouse can print, the label printer is dead");
        await bot.SayAsync(DeskStory.Tessa, $"priority {id} P3 only one printer");
        await bot.SayAsync(DeskStory.Tessa, $"set service {id} devices");
        await bot.HeardAsync("is about");
        await bot.IdleAsync();
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(DeskStory.Tessa, $"why {id}");
        var why = BotUnderTest.Decoded(await bot.HeardAsync("sorted and charged", before));
        Assert.Contains("Printing: you wrote", why, StringComparison.Ordinal);
        Assert.Contains("label printer", why, StringComparison.Ordinal);
        Assert.Contains("work has stopped = priority", why, StringComparison.Ordinal);
        Assert.Contains("set it to P3", why, StringComparison.Ordinal);
        Assert.Contains("said that it is about", why, StringComparison.Ordinal);
    }
}
