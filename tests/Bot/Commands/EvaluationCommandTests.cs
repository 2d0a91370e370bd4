using SupportBot.Bot.Commands;
using SupportBot.Knowledge.Quality;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Commands;

/// <summary>The commands that measure name every line they cannot use, go on with the others, and say so in their exit code.</summary>
public sealed class EvaluationCommandTests
{
    private const string Articles = """
        {"id":"A","title":"The printer is dead","sections":[{"heading":"","text":"Switch it on"}]}
        {"id":"B","title":"The mail is full","sections":[{"heading":"","text":"Delete mails"}]}
        """;

    private const string Queries = """
        {"id":"1","text":"printer dead","relevant":["A"]}
        {"id":"2","text":"mail full","relevant":["B"]}
        """;

    private static readonly string Texts = string.Join('\n', Enumerable.Range(0, 10).Select(i =>
        i % 2 == 0 ? $"{{\"text\":\"printer dead {i}\",\"intent\":\"print\"}}" : $"{{\"text\":\"mail full {i}\",\"intent\":\"mail\"}}"));

    private static async Task<int> SearchAsync(string articles, string queries)
    {
        using var folder = new TemporaryFolder();
        return await CommandTree.RunAsync(["kb", "eval", "--articles", folder.Write("a.jsonl", articles), "--queries", folder.Write("q.jsonl", queries), "--json"]);
    }

    private static async Task<int> TriageAsync(string texts)
    {
        using var folder = new TemporaryFolder();
        return await CommandTree.RunAsync(["triage", "eval", "--train", folder.Write("t.jsonl", texts)]);
    }

    [Fact]
    public async Task Good_files_end_well()
    {
        Assert.Equal(ExitCodes.Ok, await SearchAsync(Articles, Queries));
        Assert.Equal(ExitCodes.Ok, await TriageAsync(Texts));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[1, 2]")]
    [InlineData("{\"title\":\"without an id\"}")]
    [InlineData("{\"id\":\"A\",\"title\":\"twice\"}")]
    public async Task A_bad_article_is_left_out_and_the_others_are_measured(string line) =>
        Assert.Equal(ExitCodes.SomeRefused, await SearchAsync(Articles + "\n" + line, Queries));

    [Theory]
    [InlineData("{")]
    [InlineData("{\"id\":\"3\",\"relevant\":[\"A\"]}")]
    [InlineData("{\"id\":\"1\",\"text\":\"twice\",\"relevant\":[\"A\"]}")]
    [InlineData("{\"id\":\"4\",\"text\":\"names nothing\",\"relevant\":[\"Z\"]}")]
    public async Task A_bad_question_is_left_out_and_the_others_are_asked(string line) =>
        Assert.Equal(ExitCodes.SomeRefused, await SearchAsync(Articles, Queries + "\n" + line));

    [Theory]
    [InlineData("\u0000")]
    [InlineData("{\"text\":\"without a class\"}")]
    [InlineData("{\"text\":\"  \",\"intent\":\"mail\"}")]
    public async Task A_bad_text_is_left_out_and_the_others_are_learned_from(string line) =>
        Assert.Equal(ExitCodes.SomeRefused, await TriageAsync(Texts + "\n" + line));

    [Fact]
    public async Task Nothing_to_measure_is_wrong_usage()
    {
        Assert.Equal(ExitCodes.Usage, await SearchAsync(Articles, ""));
        Assert.Equal(ExitCodes.Usage, await SearchAsync(Articles, "no json"));
        Assert.Equal(ExitCodes.Usage, await TriageAsync("{\"text\":\"one class\",\"intent\":\"mail\"}"));
        Assert.Equal(ExitCodes.Usage, await CommandTree.RunAsync(["triage", "eval", "--train", "/nowhere/t.jsonl"]));
    }

    [Fact]
    public void Bad_lines_are_named_by_file_number_and_reason()
    {
        using var folder = new TemporaryFolder();
        var bad = new BadLines();
        var file = folder.Write("q.jsonl", "\n{\"id\":\"1\",\"text\":\"a\",\"relevant\":[]}\nnonsense\n{\"id\":\"1\",\"text\":\"b\"}\n{\"id\":\"2\"}\n");
        Assert.Equal(["a"], EvaluationFiles.Questions(file, bad).Select(q => q.Text));
        Assert.Equal(["q.jsonl:3: not a JSON object", "q.jsonl:4: the id 1 was used before", "q.jsonl:5: a question has no text"], bad.Lines);
        Assert.Throws<InvalidDataException>(() => EvaluationFiles.Questions(file));
    }
}
