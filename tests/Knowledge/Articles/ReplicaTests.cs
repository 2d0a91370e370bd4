using System.Globalization;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Articles;

/// <summary>A replica that followed the store, change by change or now and then, answers like one that has just started.</summary>
public sealed class ReplicaTests
{
    private static readonly string[] Ways =
        ["the tunnel collapses at noon", "printer eats paper", "outlook forgets my password", "zeppelin dock flickers", "scanner sends blank pages", "wifi drops in room 7"];

    /// <summary>What happens: 0 adds, 1 edits, 2 retires, 3 brings back, 4 keeps a phrasing, 5 forgets one.</summary>
    private static readonly Gen<(int What, int Which, int Way, bool Looks)> Change =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 7], Gen.Int[0, 5], Gen.Bool, (what, which, way, looks) => (what, which, way, looks));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Markdown(int way, int other) => string.Join(
        '\n', "---", "id: KB-0000", $"title: {Ways[way]}", $"services: [{(way % 2 == 0 ? "vpn" : "printing")}]", "symptoms:", $"  - {Ways[other % Ways.Length]}",
        "---", "", "## Steps", "", $"1. Wait until {Ways[(way + 1) % Ways.Length]}.", "");

    [Fact]
    public Task A_replica_that_followed_answers_like_one_that_has_just_started() => Change.List[1, 25].SampleAsync(
        async changes =>
        {
            var store = new InMemoryDocumentStore();
            using var always = new Replica(store);
            using var sometimes = new Replica(store);
            await always.Shelf.FollowAsync(Ct);
            var now = Some.TuesdayMorning;
            foreach (var (what, which, way, looks) in changes)
            {
                now += Duration.FromMinutes(2);
                await store.CommitAsync(await ChangesOf(always, what, which, way, now), Ct);
                await always.Shelf.FollowAsync(Ct);
                if (looks) await sometimes.Shelf.FollowAsync(Ct);
            }

            using var anew = new Replica(store);
            now += Duration.FromMinutes(2);
            var answers = await anew.AnswersAsync(now);
            Assert.Equal(answers, await always.AnswersAsync(now));
            Assert.Equal(answers, await sometimes.AnswersAsync(now));
            return true;
        },
        seed: "0000KqGqGPA2",
        iter: 15);

    private static async Task<Changes> ChangesOf(Replica replica, int what, int which, int way, Instant now)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"KB-{101 + which:0000}");
        var current = await replica.Archive.FindAsync(id, Ct);
        if (what == 0 || current is null) return (await replica.Archive.AddAsync(Markdown(way, which), "Tessa", now, Ct)).Changes;
        if (what == 5) return await replica.Phrasings.ForgetAsync("t" + way.ToString(CultureInfo.InvariantCulture), Ct);
        if (what == 4)
        {
            var verdict = replica.Shelf.Triage.Assess(Ways[way]);
            return await replica.Phrasings.KeepAsync("t" + way.ToString(CultureInfo.InvariantCulture), id, "contoso", Ways[way], verdict, now, Ct);
        }

        var text = what == 1 ? ArticleForm.WithId(Markdown(way, which + 1), id) : current.Value.Text;
        return (await replica.Archive.ReviseAsync(current, text, retired: what == 2, "Tom", now, Ct)).Changes;
    }

    private sealed class Replica : IDisposable
    {
        private readonly LexicalIndex _index = new(ArticleLibrary.Empty);

        public Replica(IDocumentStore store)
        {
            Archive = new ArticleArchive(store);
            Phrasings = new ArticlePhrasings(store);
            Shelf = new ArticleShelf(Archive, new TriageModels(store, Archive), _index, TimeProvider.System);
        }

        public ArticleArchive Archive { get; }

        public ArticlePhrasings Phrasings { get; }

        public ArticleShelf Shelf { get; }

        public async Task<List<string>> AnswersAsync(Instant now)
        {
            var library = await Shelf.FollowAsync(Ct);
            var answers = library.All.Select(a => a.Id + a.Title).ToList();
            foreach (var way in Ways)
            {
                answers.AddRange((await _index.SearchAsync(way, ArticleScope.Of("contoso"), 20, Ct))
                    .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.ArticleId} {p.Score:R} {p.Confidence:R}")));
                var verdict = Shelf.Triage.Assess(way);
                answers.Add(string.Create(CultureInfo.InvariantCulture, $"{verdict.ServiceId} {verdict.Confidence:R}"));
                answers.AddRange((await Phrasings.AlikeAsync("contoso", way, now, Ct)).OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Value:R}")));
            }

            return answers;
        }

        public void Dispose() => Shelf.Dispose();
    }
}
