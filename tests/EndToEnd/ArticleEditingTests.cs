using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Dialogs.Articles;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Technicians write, change and retire articles in the chat; nobody else does, and nothing typed is lost.</summary>
public sealed class ArticleEditingTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Tessa = "technician1@desk.example";
    private const string Tom = "technician2@desk.example";

    private static readonly ImmutableDictionary<string, string> Filled = new Dictionary<string, string>
    {
        ["article"] = "",
        ["rev"] = "0",
        ["title"] = "The pneumatic tube swallows capsules",
        ["services"] = "printing",
        ["symptoms"] = "the capsule never arrives\nthe pneumatic tube swallows everything",
        ["audience"] = "everyone",
        ["minutes"] = "5",
        ["clients"] = "",
        ["body"] = "## Steps\n\n1. Open the flap.\n2. Take the capsule out. My password is hunter2secret.",
    }.ToImmutableDictionary();

    private static async Task<string> WriteAsync(BotUnderTest bot)
    {
        await bot.SayAsync(Tessa, "new article");
        await bot.HeardAsync("\"Write the article\"");
        await bot.PressAsync(Tessa, ArticleVerbs.Preview, Filled);
        await bot.HeardAsync("Preview of a new article");
        await bot.PressAsync(Tessa, ArticleVerbs.Save, bot.ButtonData(ArticleVerbs.Save));
        await bot.HeardAsync("People find it from now on");
        return "KB-0101";
    }

    [Fact]
    public async Task A_new_article_is_previewed_saved_and_offered_to_the_next_person()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await WriteAsync(bot);
        var stored = (await bot.Services.GetRequiredService<ArticleArchive>().FindAsync(id, TestContext.Current.CancellationToken))?.Value;
        Assert.Equal((1, false), (stored?.Revision, stored?.Retired));
        Assert.DoesNotContain("hunter2secret", stored?.Text, StringComparison.Ordinal);
        await bot.SayAsync(Employee, "the pneumatic tube swallows my capsule, printing of labels stands still");
        Assert.Contains("Open the flap", BotUnderTest.Decoded(await bot.HeardAsync("Try this first")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_names_the_open_tickets_that_the_article_would_have_answered()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ticket = await DeskStory.OpenAsync(bot, problem: "the printer's pneumatic tube swallows everything, the capsule never arrives");
        await bot.PressAsync(Tessa, ArticleVerbs.Preview, Filled);
        Assert.Contains(ticket, BotUnderTest.Decoded(await bot.HeardAsync("would have answered (1)")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_comes_back_filled_in_with_every_error()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.PressAsync(Tessa, ArticleVerbs.Preview, Filled.SetItem("minutes", "soon").SetItem("services", "tube-mail").SetItem("body", "no steps"));
        var card = BotUnderTest.Decoded(await bot.HeardAsync("Not yet"));
        Assert.Contains("a whole number from 1 to 240", card, StringComparison.Ordinal);
        Assert.Contains("## Steps", card, StringComparison.Ordinal);
        Assert.Contains("tube-mail", card, StringComparison.Ordinal);
        Assert.Contains("The pneumatic tube swallows capsules", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", "eine ganze Zahl von 1 bis 240", "nummerierte Liste", "bitte ausf")]
    [InlineData("fr-FR", "un nombre entier de 1 \u00e0 240", "liste num\u00e9rot\u00e9e", "remplissez")]
    [InlineData("es-ES", "un n\u00famero entero de 1 a 240", "lista numerada", "rellene")]
    public async Task Errors_of_the_form_are_in_the_authors_language(string locale, string minutes, string steps, string missing)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.PressAsync(Tessa, ArticleVerbs.Preview, Filled.SetItem("minutes", "soon").SetItem("symptoms", "").SetItem("body", "## Steps\n\nnothing"), locale: locale);
        await bot.IdleAsync();
        var said = string.Join('\n', bot.Connector.Requests.Select(BotUnderTest.Decoded));
        Assert.All(new[] { minutes, steps, missing }, words => Assert.Contains(words, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_worked_on_an_older_revision_is_told_and_keeps_the_text()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await WriteAsync(bot);
        var change = Filled.SetItem("article", id).SetItem("rev", "1");
        await bot.PressAsync(Tessa, ArticleVerbs.Preview, change.SetItem("title", "Tessa's title"));
        await bot.HeardAsync("Changed: Title");
        var hers = bot.ButtonData(ArticleVerbs.Save);
        var before = bot.Connector.Requests.Count;
        await bot.PressAsync(Tom, ArticleVerbs.Preview, change.SetItem("title", "Tom's title"));
        await bot.HeardAsync("Changed: Title", before);
        await bot.PressAsync(Tom, ArticleVerbs.Save, bot.ButtonData(ArticleVerbs.Save));
        await bot.HeardAsync("saved as revision 2", before);
        before = bot.Connector.Requests.Count;
        await bot.PressAsync(Tessa, ArticleVerbs.Save, hers);
        Assert.Contains("Tessa's title", BotUnderTest.Decoded(await bot.HeardAsync("Your text is kept", before)).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        await bot.SayAsync(Tessa, $"article history {id}");
        Assert.Contains("The pneumatic tube swallows capsules", BotUnderTest.Decoded(await bot.HeardAsync("how it came about", before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_article_is_offered_to_nobody_and_can_be_brought_back()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var id = await WriteAsync(bot);
        await bot.PressAsync(Tessa, ArticleVerbs.Retire, new { article = id, rev = "1" });
        await bot.HeardAsync("is retired. It can be");
        var shelf = bot.Services.GetRequiredService<ArticleShelf>();
        Assert.Null((await shelf.FollowAsync(TestContext.Current.CancellationToken)).Find(id));
        await bot.PressAsync(Tessa, ArticleVerbs.Restore, new { article = id, rev = "2" });
        await bot.HeardAsync("saved as revision 3");
        Assert.NotNull((await shelf.FollowAsync(TestContext.Current.CancellationToken)).Find(id));
    }

    [Theory]
    [InlineData(Employee)]
    [InlineData("manager@fabrikam.example")]
    public async Task Nobody_else_writes_or_retires_whatever_is_pressed(string upn)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var archive = bot.Services.GetRequiredService<ArticleArchive>();
        using var answer = await bot.PressAsync(upn, ArticleVerbs.Preview, Filled);
        Assert.Contains("technician", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await bot.PressAsync(upn, ArticleVerbs.Retire, new { article = "KB-0009", rev = "1" });
        await bot.PressAsync(upn, ArticleVerbs.Show, new { article = "KB-0009" });
        await bot.IdleAsync();
        Assert.Equal(1, (await archive.StateAsync(TestContext.Current.CancellationToken))?.Value.Change);
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Body.Contains("KB-0009", StringComparison.Ordinal));
    }
}
