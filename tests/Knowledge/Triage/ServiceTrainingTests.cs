using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;
using SupportBot.Knowledge.Triage.Learning;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Triage;

/// <summary>Triage learns from solved tickets when that makes it better, every replica follows, and it can go back.</summary>
public sealed class ServiceTrainingTests
{
    private static readonly Instant Now = Some.TuesdayMorning;

    private static readonly ArticleLibrary Library = new(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles);

    private static readonly string[] Troubles = ["is stuck", "shows nothing", "went away", "hangs since noon", "misbehaves", "refuses me", "blinks oddly"];

    private static readonly string[] Places = ["in the hall", "at the counter", "upstairs", "on our floor"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>House names that no word list has: one for each of two services.</summary>
    private static List<LabelledText> HouseNames() =>
    [
        .. Troubles.SelectMany(t => Places.Select(p => new LabelledText($"the zebulon {t} {p}", "printing"))),
        .. Troubles.SelectMany(t => Places.Select(p => new LabelledText($"the zebulon two {t} {p}", "printing"))),
        .. Troubles.SelectMany(t => Places.Select(p => new LabelledText($"quintos {t} {p}", "erp"))),
        .. Troubles.SelectMany(t => Places.Select(p => new LabelledText($"quintos desk {t} {p}", "erp"))),
    ];

    private static TrainingOutcome.Better Trained() => Assert.IsType<TrainingOutcome.Better>(ServiceTraining.Train(Library, HouseNames()));

    private static ArticleShelf ShelfOver(IDocumentStore store)
    {
        var archive = new ArticleArchive(store);
        return new ArticleShelf(archive, new TriageModels(store, archive), new LexicalIndex(ArticleLibrary.Empty), TimeProvider.System);
    }

    [Fact]
    public void Names_that_only_the_desk_knows_are_learned_and_the_gain_is_measured()
    {
        var trained = Trained();
        Assert.True(trained.Measured.Before.Accuracy < 0.2, $"before {trained.Measured.Before.Accuracy:0.000}");
        Assert.True(trained.Measured.After.Accuracy > 0.9, $"after {trained.Measured.After.Accuracy:0.000}");
        Assert.Equal((112, 2), (trained.Measured.Texts, trained.Measured.Services));
        var triage = new ServiceTriage(Library, new LearnedServices(trained.Classifier.Open()!, trained.Weight));
        Assert.Equal("printing", triage.Assess("the zebulon makes noises").ServiceId);
        Assert.Equal("erp", triage.Assess("quintos lost my order").ServiceId);
    }

    [Fact]
    public void Words_that_name_a_service_count_more_than_what_was_learned()
    {
        var taught = new ServiceTriage(Library, new LearnedServices(Trained().Classifier.Open()!, Trained().Weight));
        Assert.Equal("vpn", taught.Assess("the vpn does not connect").ServiceId);
        Assert.Equal(TriageVerdict.OtherService, taught.Assess("flowers need water").ServiceId);
        Assert.Equal(TriageKind.Thanks, taught.Assess("thanks").Kind);
    }

    [Fact]
    public void Too_few_tickets_are_refused_and_repeats_count_once()
    {
        var few = Assert.IsType<TrainingOutcome.TooLittle>(ServiceTraining.Train(Library, HouseNames().Take(99)));
        Assert.True(few.Texts < ServiceTraining.FewestTexts);
        var repeated = Enumerable.Repeat(new LabelledText("the printer is dead", "printing"), 500).Append(new LabelledText("The PRINTER, is dead!", "erp"));
        Assert.Equal(new TrainingOutcome.TooLittle(0, 0), ServiceTraining.Train(Library, repeated));
    }

    [Fact]
    public void Labels_without_any_rule_make_nothing_better_and_are_refused()
    {
        string[] services = ["vpn", "printing", "email"];
        string[] names = ["vpn", "printer", "outlook"];
        var noise = Enumerable.Range(0, 240).Select(i =>
            new LabelledText($"the {names[i * 7 / 3 % 3]} {Troubles[i % 7]} {Places[i / 7 % 4]} case {i}", services[i * 7 / 3 % 3]));
        Assert.IsType<TrainingOutcome.NoBetter>(ServiceTraining.Train(Library, noise));
    }

    [Fact]
    public void The_same_tickets_give_the_same_bytes_and_no_word_is_among_them()
    {
        var (once, again) = (Trained(), Trained());
        Assert.Equal(once.Classifier.Weights, again.Classifier.Weights);
        Assert.Equal(once.Classifier.Features, again.Classifier.Features);
        Assert.DoesNotContain("zebulon", System.Text.Encoding.UTF8.GetString(TriageModel.Models.Write(ModelOf(once))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_replica_uses_a_new_version_with_its_next_look_and_goes_back_when_asked()
    {
        var store = new InMemoryDocumentStore();
        using var first = ShelfOver(store);
        using var second = ShelfOver(store);
        await first.FollowAsync(Ct);
        await second.FollowAsync(Ct);
        Assert.Equal(TriageVerdict.OtherService, second.Triage.Assess("our zebulon zebulon").ServiceId);
        var models = new TriageModels(store, new ArticleArchive(store));
        Assert.Equal(1, (await models.SaveAsync(Trained(), "store", Now, Ct)).Version);
        await first.FollowAsync(Ct);
        await second.FollowAsync(Ct);
        Assert.Equal("printing", first.Triage.Assess("our zebulon zebulon").ServiceId);
        Assert.Equal("printing", second.Triage.Assess("our zebulon zebulon").ServiceId);
        Assert.True(await models.ForgetAsync(Ct));
        await second.FollowAsync(Ct);
        Assert.Equal(TriageVerdict.OtherService, second.Triage.Assess("our zebulon zebulon").ServiceId);
        Assert.False(await models.ForgetAsync(Ct));
        Assert.Equal(2, (await models.SaveAsync(Trained(), "store", Now, Ct)).Version);
    }

    [Fact]
    public async Task What_was_learned_outlives_a_change_of_an_article_and_a_restart()
    {
        var store = new InMemoryDocumentStore();
        var archive = new ArticleArchive(store);
        using var shelf = ShelfOver(store);
        await shelf.FollowAsync(Ct);
        await new TriageModels(store, archive).SaveAsync(Trained(), "store", Now, Ct);
        var (_, changes) = await archive.AddAsync("---\nid: x\ntitle: Tube\nservices: [vpn]\nsymptoms:\n  - tube\n---\n\n## Steps\n\n1. Wait.\n", "Tessa", Now, Ct);
        await store.CommitAsync(changes, Ct);
        await shelf.FollowAsync(Ct);
        using var restarted = ShelfOver(store);
        await restarted.FollowAsync(Ct);
        Assert.Equal("printing", shelf.Triage.Assess("our zebulon zebulon").ServiceId);
        Assert.Equal("printing", restarted.Triage.Assess("our zebulon zebulon").ServiceId);
        Assert.Equal(101, restarted.Library.All.Count);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_leaves_triage_as_it_ships()
    {
        var store = new InMemoryDocumentStore();
        using var shelf = ShelfOver(store);
        await shelf.FollowAsync(Ct);
        var broken = Trained() with { Classifier = new PackedClassifier(["printing"], [1, 2, 3], []) };
        await new TriageModels(store, new ArticleArchive(store)).SaveAsync(broken, "store", Now, Ct);
        await shelf.FollowAsync(Ct);
        Assert.Equal("vpn", shelf.Triage.Assess("the vpn does not connect").ServiceId);
    }

    [Fact]
    public async Task The_desks_solved_tickets_are_read_without_merged_open_and_monitored_ones()
    {
        var store = new InMemoryDocumentStore();
        Ticket[] tickets =
        [
            Solved("SD-1", Some.Reporter), Solved("SD-2", TicketActor.System), Solved("SD-3", Some.Reporter) with { MergedInto = "SD-1" },
            Solved("SD-4", Some.Reporter) with { Resolution = null }, Solved("SD-5", Some.Reporter) with { ServiceId = TriageVerdict.OtherService },
        ];
        foreach (var ticket in tickets) await store.CommitAsync(Changes.None.Insert(TicketDocuments.Tickets, ticket.Id, ticket), Ct);
        Assert.Equal([new LabelledText("Printer is dead", "printing")], await new TriageModels(store, new ArticleArchive(store)).SolvedAsync(Ct));
    }

    private static Ticket Solved(string id, TicketActor reporter) =>
        TicketRules.Apply(Some.Ticket() with { Id = id }, TicketStep.Submit, reporter, Now).Ticket with { Resolution = new TicketResolution("New fuser", "wear") };

    private static TriageModel ModelOf(TrainingOutcome.Better trained) =>
        new() { Version = 1, TrainedAt = Now, Source = "store", Measured = trained.Measured, Weight = trained.Weight, Classifier = trained.Classifier };
}
