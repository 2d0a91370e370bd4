using System.Text;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Articles;

/// <summary>Articles live in the store: imports are whole or nothing, every version is kept, every replica follows.</summary>
public sealed class ArticleLibraryStoreTests
{
    private static readonly Instant Now = Some.TuesdayMorning;

    private static readonly Gen<string> Ends = Gen.Bool.Select(b => b ? "\n" : "\r\n");

    private static readonly Gen<string> Tails = Gen.Int[0, 3].Select(i => i switch { 0 => "", 1 => "\n", 2 => "  \n\n", _ => "\t" });

    private static readonly Gen<char> Letter = Gen.Int[0, 120].Select(i => i < 95 ? (char)(' ' + i) : "äé–\":#'\\"[i % 8]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Markdown(string id, string title, string end = "\n") => string.Join(
        end, "---", $"id: {id}", $"title: {title}", "services: [vpn]", "symptoms:", "  - the tunnel collapses", "---", "", "## Steps", "", "1. Wait.", "");

    private static ArticleFile FileOf(string id, string title, string end = "\n", string? name = null)
    {
        var text = Markdown(id, title, end);
        return new ArticleFile(name ?? id + ".md", text, Assert.Single(MarkdownArticles.Read(id, text).Articles));
    }

    private static ArticleShelf ShelfOver(IDocumentStore store) => new(new ArticleArchive(store), new TriageModels(store, new ArticleArchive(store)), new LexicalIndex(ArticleLibrary.Empty), TimeProvider.System);

    private static async Task<ArticleImport> ImportAsync(ArticleArchive archive, params ArticleFile[] files)
    {
        var plan = ArticleImport.Plan(files, await archive.SinceAsync(0, Ct), keepMissing: false);
        if (!plan.IsEmpty) await archive.ImportAsync(plan, "test", Now, Ct);
        return plan;
    }

    [Fact]
    public async Task An_empty_store_gets_the_shipped_articles_and_a_second_replica_finds_them_there()
    {
        var store = new InMemoryDocumentStore();
        using var first = ShelfOver(store);
        using var second = ShelfOver(store);
        var shipped = await first.FollowAsync(Ct);
        Assert.Equal(100, shipped.All.Count);
        Assert.Equal(shipped.All.Select(a => a.Id), (await second.FollowAsync(Ct)).All.Select(a => a.Id));
        Assert.Equal(100, (await new ArticleArchive(store).StateAsync(Ct))?.Value.LastNumber);
    }

    [Fact]
    public async Task Every_replica_finds_a_changed_article_with_its_next_question_and_a_retired_one_no_more()
    {
        var store = new InMemoryDocumentStore();
        var archive = new ArticleArchive(store);
        await ImportAsync(archive, FileOf("KB-0001", "Old title"), FileOf("KB-0002", "Stays"));
        var index = new LexicalIndex(ArticleLibrary.Empty);
        using var other = new ArticleShelf(archive, new TriageModels(store, archive), index, TimeProvider.System);
        var stays = (await other.FollowAsync(Ct)).Find("KB-0002");
        var current = await archive.FindAsync("kb-0001", Ct);
        Assert.NotNull(current);
        var (_, change) = await archive.ReviseAsync(current, Markdown("KB-0001", "Zeppelin dock"), retired: false, "Tessa", Now, Ct);
        await store.CommitAsync(change, Ct);
        Assert.Equal("Zeppelin dock", (await other.FollowAsync(Ct)).Find("KB-0001")?.Title);
        Assert.Same(stays, other.Library.Find("KB-0002"));
        Assert.Equal("KB-0001", (await index.SearchAsync("zeppelin", ArticleScope.Everyone, 1, Ct))[0].ArticleId);
        current = await archive.FindAsync("KB-0001", Ct);
        Assert.NotNull(current);
        var (_, retire) = await archive.ReviseAsync(current, current.Value.Text, retired: true, "Tom", Now, Ct);
        await store.CommitAsync(retire, Ct);
        Assert.Null((await other.FollowAsync(Ct)).Find("KB-0001"));
        Assert.Empty(await index.SearchAsync("zeppelin", ArticleScope.Everyone, 1, Ct));
        Assert.Equal(["Tessa", "test"], (await archive.HistoryAsync("KB-0001", 10, Ct)).Select(v => v.ChangedBy));
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_is_refused_and_nothing_of_it_stays()
    {
        var store = new InMemoryDocumentStore();
        var archive = new ArticleArchive(store);
        await ImportAsync(archive, FileOf("KB-0001", "First"));
        var current = await archive.FindAsync("KB-0001", Ct);
        Assert.NotNull(current);
        var (_, mine) = await archive.ReviseAsync(current, Markdown("KB-0001", "Mine"), false, "Tessa", Now, Ct);
        var (_, yours) = await archive.ReviseAsync(current, Markdown("KB-0001", "Yours"), false, "Tom", Now, Ct);
        await store.CommitAsync(mine, Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => store.CommitAsync(yours, Ct));
        Assert.Contains("Mine", (await archive.FindAsync("KB-0001", Ct))?.Value.Text, StringComparison.Ordinal);
        Assert.Single(await archive.HistoryAsync("KB-0001", 10, Ct));
    }

    [Fact]
    public async Task A_new_article_takes_the_number_after_the_highest_that_ever_was()
    {
        var store = new InMemoryDocumentStore();
        var archive = new ArticleArchive(store);
        await ImportAsync(archive, FileOf("KB-0041", "First"), FileOf("printer-faq", "No number"));
        await ImportAsync(archive, FileOf("printer-faq", "No number"));
        var (article, changes) = await archive.AddAsync(Markdown("KB-0000", "New"), "Tessa", Now, Ct);
        await store.CommitAsync(changes, Ct);
        Assert.Equal(("KB-0042", "kb-0042.md"), (article.Id, article.File));
        Assert.StartsWith("---\nid: KB-0042\n", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_says_what_it_adds_changes_and_retires_and_the_same_folder_again_changes_nothing()
    {
        var archive = new ArticleArchive(new InMemoryDocumentStore());
        await ImportAsync(archive, FileOf("KB-0001", "Same"), FileOf("KB-0002", "Before"), FileOf("KB-0003", "Goes"));
        ArticleFile[] folder = [FileOf("KB-0001", "Same"), FileOf("kb-0002", "After"), FileOf("KB-0004", "New")];
        var plan = await ImportAsync(archive, folder);
        Assert.Equal(["KB-0004"], plan.Added.Select(f => f.Article.Id));
        Assert.Equal(["kb-0002"], plan.Changed.Select(f => f.Article.Id));
        Assert.Equal(["KB-0003"], plan.Retired.Select(f => f.Id));
        Assert.Equal(1, plan.Unchanged);
        Assert.True((await ImportAsync(archive, folder)).IsEmpty);
        Assert.Empty(ArticleImport.Plan([folder[0]], await archive.SinceAsync(0, Ct), keepMissing: true).Retired);
    }

    [Fact]
    public void Whatever_bytes_an_article_has_they_come_out_as_they_went_in() =>
        Gen.Select(Ends, Gen.Bool, Gen.String[Gen.Char[' ', '~'], 0, 40], Tails).SampleAsync(
            async drawn =>
            {
                var (end, mark, words, tail) = drawn;
                using var folder = new TemporaryFolder();
                var text = (mark ? "\uFEFF" : "") + Markdown("KB-0001", "Title", end) + words.Replace("---", "", StringComparison.Ordinal) + tail;
                await File.WriteAllBytesAsync(Path.Combine(folder.Path, "a.md"), Encoding.UTF8.GetBytes(text), Ct);
                var read = MarkdownArticles.ReadFiles(folder.Path);
                if (!read.Errors.IsEmpty) return false;
                var archive = new ArticleArchive(new InMemoryDocumentStore());
                await ImportAsync(archive, [.. read.Files]);
                var stored = Assert.Single(await archive.SinceAsync(0, Ct));
                return stored.Text == text && ArticleImport.Plan(read.Files, [stored], keepMissing: false).IsEmpty;
            },
            seed: "0000KqGqGPA2",
            iter: 200);

    [Fact]
    public void A_form_written_as_Markdown_reads_back_as_the_same_fields()
    {
        var word = Gen.String[Letter, 1, 30].Select(s => s.Trim()).Where(s => s.Length > 0);
        Gen.Select(word, word.List[1, 4], word.List[1, 3], Gen.Int[1, 240]).Sample(
            (title, symptoms, services, minutes) =>
            {
                var form = new ArticleForm(
                    "KB-0001", title, services, symptoms, Article.ForEveryone, minutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    new LocalDate(2026, 11, 24), [], "Intro.\n\n## Steps\n\n1. Press it.");
                var text = form.ToMarkdown();
                var reading = MarkdownArticles.Read("form", text);
                return reading.Articles is [var article]
                    && article.Title == title && article.Symptoms.SequenceEqual(symptoms) && article.Services.SequenceEqual(services)
                    && article.Minutes == minutes && ArticleForm.BodyOf(text) == form.Body
                    && ArticleForm.Of(article, text).ToMarkdown() == text;
            },
            seed: "0000KqGqGPA2",
            iter: 2_000);
    }

    [Fact]
    public void Checking_an_article_changes_one_line_of_its_file()
    {
        var text = Markdown("KB-0001", "Title", "\r\n");
        var once = ArticleForm.WithReviewed(text, new LocalDate(2026, 1, 2));
        Assert.Equal(text, once.Replace("reviewed: 2026-01-02\n", "", StringComparison.Ordinal));
        Assert.Equal(once.Replace("2026-01-02", "2026-03-04", StringComparison.Ordinal), ArticleForm.WithReviewed(once, new LocalDate(2026, 3, 4)));
        Assert.Equal(new LocalDate(2026, 1, 2), Assert.Single(MarkdownArticles.Read("a", once).Articles).Reviewed);
    }

    [Fact]
    public void A_folder_with_errors_tells_all_of_them_with_their_lines()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.md"), Markdown("KB-0001", "Good"));
        File.WriteAllText(Path.Combine(folder.Path, "b.md"), Markdown("KB-0001", "Same id"));
        File.WriteAllText(Path.Combine(folder.Path, "c.md"), "---\nid: KB-0003\ntitel: Wrong\nminutes: soon\n---\n");
        File.WriteAllBytes(Path.Combine(folder.Path, "d.md"), [0xC3, 0x28]);
        var errors = MarkdownArticles.ReadFiles(folder.Path).Errors.Select(e => e.ToString()).ToList();
        Assert.Contains(errors, e => e.StartsWith("b.md:1: id 'KB-0001' is already used by a.md", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("c.md:3: unknown key 'titel'", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("c.md:4: minutes", StringComparison.Ordinal));
        Assert.Contains("d.md:1: the file is not UTF-8 text", errors);
    }
}
