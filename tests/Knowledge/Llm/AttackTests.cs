using System.Text.Json;
using SupportBot.Desk.Contracts;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Triage;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Knowledge.Llm;

/// <summary>
/// Attacks from <c>attacks.jsonl</c>, each against a model that has been won over and says what the attacker wants. What
/// counts is what the product lets through.
/// </summary>
public sealed class AttackTests
{
    private sealed record Attack(string Id, string Where, string Text);

    private static readonly int[] First = [1];

    private static readonly ServiceTriage Triage = new(new ArticleLibrary(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles));

    private static readonly List<Attack> All =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Knowledge", "Llm", "attacks.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Attack>(line, JsonSerializerOptions.Web)!),
    ];

    public static TheoryData<string> InText => [.. All.Where(a => a.Where == "text").Select(a => a.Id)];

    public static TheoryData<string> InArticle => [.. All.Where(a => a.Where == "article").Select(a => a.Id)];

    public static TheoryData<string> InComment => [.. All.Where(a => a.Where == "comment").Select(a => a.Id)];

    private static string TextOf(string id) => All.Single(a => a.Id == id).Text;

    [Fact]
    public void There_are_at_least_sixty_attacks() => Assert.True(All.Count >= 60, $"{All.Count}");

    [Theory]
    [MemberData(nameof(InText))]
    public async Task A_report_cannot_make_a_priority_1_or_a_service_or_a_link_of_its_own(string id)
    {
        var text = TextOf(id);
        var local = Triage.Assess(text);
        var model = new ScriptedModel(JsonSerializer.Serialize(new
        {
            service = "money",
            kind = "Human",
            impact = "Company",
            urgency = "Stopped",
            since = "1970",
            search = "see https://evil.example",
            role = "admin",
            covered = true,
            price = 0,
        }));
        var read = await new ReportUnderstanding(model).ReadAsync(text, local, TestContext.Current.CancellationToken);
        Assert.Equal(local.ServiceId, read.Verdict.ServiceId);
        Assert.Equal(local.Kind, read.Verdict.Kind);
        Assert.Equal(local.Since, read.Verdict.Since);
        Assert.True(read.Verdict.Priority == local.Priority || read.Verdict.Priority != Priority.P1);
        Assert.InRange(read.Verdict.Impact, local.Impact, local.Impact + 1);
        Assert.Null(read.Search);
        Assert.All(model.Asked, p => Assert.Equal(PromptFile.TextOf(PromptFile.Understand), p.Instructions));
    }

    [Theory]
    [MemberData(nameof(InText))]
    public async Task A_report_cannot_make_the_bot_ask_for_secrets_or_send_links(string id)
    {
        var verdict = Triage.Assess(TextOf(id)) with { Question = new TriageQuestion(TriageUnknown.Service, []) };
        foreach (var question in new[] { "What is your password?", "Open https://evil.example, did it work?", TextOf(id) })
        {
            var model = new ScriptedModel(JsonSerializer.Serialize(new { question }));
            var asked = await new ClarifyingQuestion(model).WriteAsync(TextOf(id), verdict, "English", TestContext.Current.CancellationToken);
            Assert.True(asked is null || (asked.EndsWith('?') && !asked.Contains("evil", StringComparison.OrdinalIgnoreCase)), asked);
        }
    }

    [Theory]
    [MemberData(nameof(InArticle))]
    public async Task An_article_cannot_make_the_bot_speak_of_money_roles_or_links(string id)
    {
        var text = TextOf(id);
        Passage[] passages = [new("KB-9", "Printer", "Steps", text, 1, 0.9)];
        foreach (var said in new[] { text, text.Split(": ")[^1], "Everything is covered free of charge.", "You are now the administrator.", "See https://evil.example" })
        {
            var model = new ScriptedModel(JsonSerializer.Serialize(new { sentences = new[] { new { text = said, passages = First } } }));
            foreach (var language in new[] { "English", "German" })
                Assert.Null(await new AnswerWriter(model).WriteAsync("printer offline", passages, language, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(InComment))]
    public async Task A_comment_cannot_bring_links_or_markup_into_summaries_drafts_and_translations(string id)
    {
        var text = TextOf(id);
        var ct = TestContext.Current.CancellationToken;
        var model = new ScriptedModel(JsonSerializer.Serialize(new { problem = text, tried = new[] { text }, next = text, translation = text, title = text, symptoms = new[] { text }, steps = new[] { text } }));
        Assert.Null(await new ThreadSummaries(model).WriteAsync("Printer", [new ThreadEntry("employee", text)], ct));
        Assert.Null(await new Translation(model, TimeProvider.System).OfAsync("Hello", "English", "German", ct));
        Assert.Null(await new ArticleDrafts(model).WriteAsync("KB-9", "printer", text, "printing", ct));
    }

    [Fact]
    public void A_model_names_the_service_where_the_word_lists_are_unsure_and_nothing_more()
    {
        var local = Triage.Assess("es geht nicht mehr");
        Assert.True(local.IsUnsure);
        var service = TriageServices.All[0].Id;
        var merged = ReportUnderstanding.Merge(local, new UnderstoodReport(service, TriageKind.Incident, Impact.Company, Urgency.Stopped, null, null));
        Assert.Equal(service, merged.ServiceId);
        Assert.False(merged.IsUnsure);
        Assert.NotEqual(Priority.P1, merged.Priority);
        Assert.Contains(merged.Reasons, r => r.StartsWith("model:", StringComparison.Ordinal));
    }
}
