using NodaTime;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Tests.Knowledge.Articles;

public sealed class MarkdownArticlesTests
{
    private const string Good = """
        ---
        id: printer-offline
        title: Printer shows as offline
        services: [printing]
        symptoms:
          - the printer is dead
          - printer says offline
        audience: everyone
        minutes: 3
        reviewed: 2026-03-01
        ---
        Happens after a power cut.

        ## Steps
        1. Switch the printer **off** and on.
        2. Open `Settings` and see [the guide](https://example.org/p).
           Wait a minute.

        ## If that does not help
        Use another printer.
        """;

    [Fact]
    public void An_article_is_read_with_its_front_matter_steps_and_sections()
    {
        var reading = MarkdownArticles.Read("a.md", Good);
        Assert.Empty(reading.Errors);
        var article = Assert.Single(reading.Articles);
        Assert.Equal(("printer-offline", "Printer shows as offline", 3), (article.Id, article.Title, article.Minutes));
        Assert.Equal(new LocalDate(2026, 3, 1), article.Reviewed);
        Assert.Equal(["the printer is dead", "printer says offline"], article.Symptoms);
        Assert.Equal(
            ["Switch the printer off and on.", "Open Settings and see the guide (https://example.org/p). Wait a minute."],
            article.Steps);
        Assert.Equal(["", "Steps", "If that does not help"], article.Sections.Select(s => s.Heading));
    }

    [Theory]
    [InlineData("minutes: 3", "minutes: soon", 9, "minutes is a whole number")]
    [InlineData("reviewed: 2026-03-01", "reviewed: March", 10, "reviewed is a date")]
    [InlineData("services: [printing]", "service: printing", 4, "unknown key 'service'")]
    [InlineData("id: printer-offline", "id: Printer Offline", 2, "letters, digits and hyphens")]
    [InlineData("audience: everyone", "audience: friends", 8, "audience is")]
    [InlineData("## Steps", "## What to do", 1, "## Steps")]
    public void A_mistake_is_named_with_its_line(string right, string wrong, int line, string message)
    {
        var reading = MarkdownArticles.Read("a.md", Good.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Empty(reading.Articles);
        Assert.Contains(reading.Errors, e => e.Line == line && e.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("just text")]
    [InlineData("---\nid: [\n---\n")]
    [InlineData("---\n- a\n---\n")]
    [InlineData("")]
    public void A_file_without_readable_front_matter_is_an_error_and_not_an_exception(string markdown)
    {
        var reading = MarkdownArticles.Read("a.md", markdown);
        Assert.Empty(reading.Articles);
        Assert.NotEmpty(reading.Errors);
    }
}
