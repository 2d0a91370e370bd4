using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Tests.Knowledge.Retrieval;

/// <summary>An index that followed changes is the index that would be made anew: the same hits, the same scores to the last bit.</summary>
public sealed class ChangedIndexTests
{
    private const string Seed = "0000KqGqGPA2";

    /// <summary>Small libraries are searched without Lucene, larger ones with it; sequences go over the border both ways.</summary>
    private const int Border = 128;

    private static readonly string[] Vocabulary =
    [
        "printer", "outlook", "password", "network", "drive", "slow", "wi-fi", "vpn", "scanner", "toner", "laptop", "battery", "docking", "station", "screen",
        "flickers", "camera", "headset", "certificate", "browser", "0x80070035", "access", "denied", "mailbox", "full", "calendar", "meeting", "room", "phone",
        "sim", "backup", "restore", "file", "locked", "licence", "expired", "update", "reboot", "driver", "spooler", "zeppelin", "quarantine", "firewall",
    ];

    private static readonly string[] Questions =
    [
        "the printer is slow", "outlok keeps asking for my pasword", "wifi certificate expired on my laptop", "0x80070035 access denied network drive",
        "zepelin", "no meeting room camera, headset or screen since the update and reboot", "spooler", "hello",
    ];

    private static readonly Gen<string> Word = Gen.Select(Gen.Int[0, Vocabulary.Length - 1], Gen.Int[0, Vocabulary.Length - 1], Gen.Int[0, 30]).Select(
        (a, b, rare) => rare == 0 ? "w" + a.ToString(CultureInfo.InvariantCulture) + "x" : Vocabulary[Math.Min(a, b)]);

    private static readonly Gen<string> Line = Word.List[1, 6].Select(w => string.Join(' ', w));

    private static readonly Gen<Article> Draft = Gen.Select(Line, Line.List[0, 3], Line.List[0, 3], Gen.Int[0, 5]).Select((title, symptoms, texts, who) => new Article
    {
        Id = "",
        Title = who == 5 && symptoms.Count == 0 ? "" : title,
        Symptoms = [.. symptoms],
        Sections = [.. texts.Select((t, i) => new ArticleSection("Part " + i.ToString(CultureInfo.InvariantCulture), t + "\n" + title))],
        Audience = who == 1 ? Article.ForTechnicians : Article.ForEveryone,
        Clients = who is 2 or 3 ? ["contoso"] : [],
    });

    /// <summary>What happens to which article; a place beyond the last one adds.</summary>
    private static readonly Gen<(int Place, int What, Article Draft)> Change = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 3], Draft);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Article Named(Article draft, int number) => draft with { Id = number.ToString("D4", CultureInfo.InvariantCulture) };

    private static ImmutableList<Article> Apply(ImmutableList<Article> articles, (int Place, int What, Article Draft) change, ref int last)
    {
        if (articles.IsEmpty || change.Place >= articles.Count) return articles.Add(Named(change.Draft, ++last));
        var old = articles[change.Place];
        return change.What switch
        {
            0 => articles.RemoveAt(change.Place),
            1 => articles.Replace(old, old with { Symptoms = old.Symptoms.Add(change.Draft.Title) }),
            2 when old.Symptoms.Count > 0 => articles.Replace(old, old with { Symptoms = old.Symptoms.RemoveAt(0) }),
            _ => articles.Replace(old, change.Draft with { Id = old.Id }),
        };
    }

    private static async Task<List<string>> AllFound(LexicalIndex index)
    {
        var found = new List<string>();
        foreach (var question in Questions)
        {
            foreach (var scope in new[] { ArticleScope.Everyone, ArticleScope.Of("contoso"), ArticleScope.Desk })
            {
                foreach (var hit in await index.SearchAsync(question, scope, 200, Ct))
                    found.Add(string.Create(CultureInfo.InvariantCulture, $"{question}|{scope}|{hit.ArticleId}|{hit.Heading}|{hit.Score:R}|{hit.Confidence:R}"));
            }
        }

        return found;
    }

    [Fact]
    public Task After_any_changes_hits_and_scores_are_those_of_an_index_made_anew() =>
        Gen.Select(Draft.List[Border - 8, Border + 40], Change.List[1, 3].List[1, 12]).SampleAsync(
            async (drafts, steps) =>
            {
                var last = 0;
                var articles = drafts.Select(d => Named(d, ++last)).ToImmutableList();
                var index = new LexicalIndex(new ArticleLibrary(articles));
                foreach (var step in steps)
                {
                    foreach (var change in step) articles = Apply(articles, change, ref last);
                    index.Replace(new ArticleLibrary(articles));
                    var anew = await AllFound(new LexicalIndex(new ArticleLibrary(articles)));
                    Assert.Equal(anew, await AllFound(index));
                }

                return true;
            },
            seed: Seed,
            iter: 25);

    [Fact]
    public Task A_library_that_grows_from_nothing_and_shrinks_again_keeps_no_trace() =>
        Draft.List[Border + 20].SampleAsync(
            async drafts =>
            {
                var articles = drafts.Select(Named).ToImmutableList();
                var index = new LexicalIndex(ArticleLibrary.Empty);
                foreach (var count in new[] { 3, 90, Border + 1, Border + 20, Border + 2, 40, 0, Border + 10 })
                {
                    index.Replace(new ArticleLibrary(articles.Take(count)));
                    Assert.Equal(await AllFound(new LexicalIndex(new ArticleLibrary(articles.Take(count)))), await AllFound(index));
                }

                return true;
            },
            seed: Seed,
            iter: 5);

    [Fact]
    public Task Where_nearly_all_articles_change_again_and_again_the_answers_stay_right() =>
        Draft.Array[700].SampleAsync(
            async drafts =>
            {
                var index = new LexicalIndex(new ArticleLibrary(drafts.Select(Named)));
                for (var turn = 1; turn < 5; turn++)
                {
                    var articles = drafts.Select((_, i) => Named(drafts[(i + 17 * turn) % drafts.Length], i)).ToList();
                    index.Replace(new ArticleLibrary(articles));
                    Assert.Equal(await AllFound(new LexicalIndex(new ArticleLibrary(articles))), await AllFound(index));
                }

                return true;
            },
            seed: Seed,
            iter: 1);

    [Fact]
    public async Task Who_may_see_an_article_follows_its_change_at_once()
    {
        var articles = Enumerable.Range(1, Border + 10).Select(i => Named(new Article { Id = "", Title = "Printer " + Vocabulary[i % 40] }, i)).ToImmutableList();
        articles = articles.Add(Named(new Article { Id = "", Title = "The zeppelin dock" }, 9000));
        var index = new LexicalIndex(new ArticleLibrary(articles));
        Assert.Single(await index.SearchAsync("zeppelin dock", ArticleScope.Of("contoso"), 1, Ct));
        foreach (var (clients, audience, contoso, desk) in new[]
        {
            ("northwind", Article.ForEveryone, false, true), ("contoso", Article.ForEveryone, true, true), ("contoso", Article.ForTechnicians, false, true),
        })
        {
            articles = articles.SetItem(articles.Count - 1, articles[^1] with { Clients = [clients], Audience = audience });
            index.Replace(new ArticleLibrary(articles));
            Assert.Equal(contoso, Has(await index.SearchAsync("zeppelin dock", ArticleScope.Of("contoso"), 5, Ct)));
            Assert.Equal(desk, Has(await index.SearchAsync("zeppelin dock", ArticleScope.Desk, 5, Ct)));
            Assert.False(Has(await index.SearchAsync("zeppelin dock", ArticleScope.Everyone, 5, Ct)));
        }

        static bool Has(IReadOnlyList<Passage> found) => found.Any(p => p.ArticleId == "9000");
    }

    [Fact]
    public async Task Searches_during_changes_see_one_library_whole()
    {
        const int pair = 2;
        const int revisions = 120;
        var rest = Enumerable.Range(1, Border + 30).Select(i => Named(new Article { Id = "", Title = "Printer " + Vocabulary[i % 40] }, i)).ToImmutableList();
        var index = new LexicalIndex(Revision(0));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(Read)).ToArray();
        for (var revision = 1; revision <= revisions; revision++) index.Replace(Revision(revision));
        await done.CancelAsync();
        var seen = await Task.WhenAll(readers);
        Assert.All(seen, searches => Assert.True(searches > 0));
        Assert.All(await index.SearchAsync("zeppelin", ArticleScope.Of("contoso"), 5, Ct), p => Assert.EndsWith(" 120", p.Text, StringComparison.Ordinal));

        ArticleLibrary Revision(int number)
        {
            var mark = number.ToString(CultureInfo.InvariantCulture);
            // The articles come and go around the rest, which moves.
            var one = new Article { Id = "a" + mark, Title = "Zeppelin " + mark, Sections = [new ArticleSection("Steps", "Wait for zeppelin " + mark)], Clients = ["contoso"] };
            return new ArticleLibrary([one, .. rest.Take(Border + number % 30), one with { Id = "z" }]);
        }

        async Task<int> Read()
        {
            var searches = 0;
            while (searches == 0 || !done.IsCancellationRequested)
            {
                Assert.DoesNotContain(await index.SearchAsync("zeppelin printer", ArticleScope.Everyone, 10, Ct), p => p.Title.StartsWith("Zepp", StringComparison.Ordinal));
                var found = await index.SearchAsync("zeppelin", ArticleScope.Of("contoso"), 10, Ct);
                Assert.Equal(pair, found.Count);
                var mark = found[0].Title.Split(' ')[1];
                Assert.All(found, p => Assert.Equal(("Zeppelin " + mark, "Wait for zeppelin " + mark), (p.Title, p.Text)));
                Assert.Contains(found, p => p.ArticleId == "a" + mark);
                searches++;
            }

            return searches;
        }
    }
}
