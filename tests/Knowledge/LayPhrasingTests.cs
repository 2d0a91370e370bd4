using SupportBot.Desk.Contracts;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Knowledge;

/// <summary>How people of four languages put it who know no technical words, with the service and article that fit.</summary>
public sealed class LayPhrasingTests
{
    /// <summary>Below this the bot offers no article.</summary>
    private const double LeastConfidence = 0.3;

    private static readonly ArticleLibrary Library = new(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles);
    private static readonly LexicalIndex Index = new(Library);
    private static readonly ServiceTriage Triage = new(Library);

    public static TheoryData<string, string, string> Phrasings()
    {
        var data = new TheoryData<string, string, string>();
        var file = Path.Combine(Repository.Root, "tests", "Knowledge", "Data", "lay", "phrasings.tsv");
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var columns = line.Split('\t');
            data.Add(columns[3], columns[1], columns[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Phrasings))]
    public async Task Lay_words_get_the_right_service_and_the_right_article_or_none(string words, string services, string articles)
    {
        Assert.Contains(Triage.Assess(words).ServiceId, services.Split('|'));
        var found = await Index.SearchAsync(words, ArticleScope.Everyone, 1, TestContext.Current.CancellationToken);
        var offered = found is [{ Confidence: >= LeastConfidence } best] ? best.ArticleId : "none";
        Assert.Contains(offered, articles.Split('|'));
    }

    [Theory]
    [InlineData("the server room is on fire")]
    [InlineData("smoke is coming out of my laptop")]
    [InlineData("my laptop battery is swollen")]
    [InlineData("I got an electric shock from the printer")]
    [InlineData("Im Serverraum brennt es")]
    [InlineData("Le bureau est en feu")]
    [InlineData("Hay humo en la sala de servidores")]
    public void Danger_to_people_is_told_apart_and_has_the_highest_priority(string words)
    {
        var verdict = Triage.Assess(words);
        Assert.True(verdict.IsDanger);
        Assert.Equal(Priority.P1, verdict.Priority);
        Assert.False(verdict.IsUnsure);
    }

    [Theory]
    [InlineData("the firewall blocks my program")]
    [InlineData("firefox does not start")]
    [InlineData("I have a burning question about Excel")]
    [InlineData("my laptop gets really hot and the fan is loud")]
    public void Words_that_only_sound_like_danger_are_none(string words) => Assert.False(Triage.Assess(words).IsDanger);

    [Fact]
    public void English_is_read_as_it_was_written()
    {
        foreach (var text in Library.All.SelectMany(a => a.Symptoms.Append(a.Title)))
        {
            var words = Words.Of(text);
            Assert.Equal(words, ForeignWords.Shipped.Read(words));
        }
    }
}
