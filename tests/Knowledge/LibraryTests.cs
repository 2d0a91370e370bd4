using System.Globalization;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Tests.Knowledge;

/// <summary>The articles that ship with the product.</summary>
public sealed class LibraryTests
{
    private static readonly string[] Services =
    [
        "email", "vpn", "wifi", "printing", "identity", "teams", "files", "devices", "displays", "phones", "security",
        "shares", "browser", "erp", "network", "other",
    ];

    private static readonly ArticleReading Reading = MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder);

    [Fact]
    public void Every_file_can_be_read()
    {
        Assert.Empty(Reading.Errors);
        Assert.True(Reading.Articles.Count >= 60, $"{Reading.Articles.Count} articles");
    }

    [Fact]
    public void Ids_run_from_one_without_gap() =>
        Assert.Equal(
            Enumerable.Range(1, Reading.Articles.Count)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"KB-{n:0000}")),
            Reading.Articles.Select(a => a.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_service_has_two_articles_for_everyone_that_put_it_first_and_no_other_service_is_named()
    {
        Assert.Empty(Reading.Articles.SelectMany(a => a.Services).Except(Services));
        var ofService = Reading.Articles.Where(a => a.Audience == Article.ForEveryone)
            .CountBy(a => a.Services[0]).ToDictionary();
        Assert.DoesNotContain(Services, s => ofService.GetValueOrDefault(s) < 2);
    }

    [Fact]
    public void Every_article_has_three_to_seven_steps_a_time_and_what_to_tell_the_desk()
    {
        Assert.Empty(Reading.Articles.Where(a => a.Steps.Count is < 3 or > 7).Select(a => a.Id));
        Assert.Empty(Reading.Articles.Where(a => a.Minutes == 0).Select(a => a.Id));
        Assert.Empty(Reading.Articles
            .Where(a => !a.Sections.Select(s => s.Heading).Take(3).SequenceEqual(["", "Steps", "If that did not help"]))
            .Select(a => a.Id));
    }

    [Fact]
    public void Every_article_has_five_to_nine_symptoms_and_no_two_articles_share_one()
    {
        Assert.Empty(Reading.Articles.Where(a => a.Symptoms.Count is < 5 or > 9).Select(a => a.Id));
        var phrases = Reading.Articles.SelectMany(a => a.Symptoms.Append(a.Title))
            .CountBy(p => p, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(phrases.Where(p => p.Value > 1).Select(p => p.Key));
    }

    [Fact]
    public void Every_article_was_reviewed_since_2026() =>
        Assert.Empty(Reading.Articles.Where(a => a.Reviewed is not { Year: >= 2026 }).Select(a => a.Id));

    [Theory]
    [InlineData("Outlook keeps asking for my password since this morning and I have a client call at 10", "KB-0001")]
    [InlineData("the label printer in the warehouse is dead", "KB-0009")]
    [InlineData("I clicked on a link in a phishing email and typed my password", "KB-0018")]
    [InlineData("vpn connection breaks every 5 minutes at home", "KB-0032")]
    [InlineData("got a new mobile phone and my authenticator does not work on it", "KB-0016")]
    [InlineData("nobody hears me in the teams call, microphone seems broken", "KB-0011")]
    [InlineData("I deleted a folder yesterday, can I get it back?", "KB-0055")]
    [InlineData("notebook fan is really loud and it is hot", "KB-0062")]
    [InlineData("second monitor is not detected any more", "KB-0015")]
    [InlineData("excel file is locked for editing by a colleague", "KB-0061")]
    [InlineData("how do I book a meeting room", "KB-0098")]
    public async Task A_report_in_new_words_finds_its_article_among_the_first_three(string report, string expected)
    {
        var index = new LexicalIndex(new ArticleLibrary(Reading.Articles));
        var found = await index.SearchAsync(report, ArticleScope.Everyone, 3, TestContext.Current.CancellationToken);
        Assert.Contains(expected, found.Select(p => p.ArticleId));
    }
}
