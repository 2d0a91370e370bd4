using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Bot.Commands;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Tests.Architecture;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Commands;

/// <summary>
/// Each row of <c>error-codes.ndjson</c> is one bad input: an edit of the example book (<c>§</c> stands where the reported line is),
/// or a line for <c>decide</c>. A code without two rows fails here.
/// </summary>
public sealed class ErrorCodeTests
{
    private static readonly string Books = Path.Combine(Repository.Root, "tests", "Desk", "Vectors", "books");
    private static readonly string Example = File.ReadAllText(Path.Combine(Books, "example.yaml"));

    private static readonly JsonNode[] Rows =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Bot", "Commands", "error-codes.ndjson")).Select(line => JsonNode.Parse(line)!)];

    public static TheoryData<string> Edits => [.. Rows.Where(row => row["find"] is not null).Select(row => row.ToJsonString())];

    public static TheoryData<string> Lines => [.. Rows.Where(row => row["decide"] is not null).Select(row => row.ToJsonString())];

    [Fact]
    public void Every_code_has_two_different_inputs()
    {
        var inputs = Rows.Select(row => (Code: Text(row, "code"), Input: (string?)row["text"] ?? Text(row, "find") + " → " + Text(row, "replace")))
            .Distinct().ToLookup(row => row.Code);

        Assert.DoesNotContain(Enum.GetValues<ErrorCode>().Select(code => code.Name()), code => inputs[code].Count() < 2);
        Assert.Empty(inputs.Select(group => group.Key).Except(Enum.GetValues<ErrorCode>().Select(code => code.Name())));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task A_bad_book_is_refused_with_its_code_line_and_key_and_nothing_is_imported(string json)
    {
        var row = JsonNode.Parse(json)!;
        using var folder = new TemporaryFolder();
        var (text, line) = Edited(row);
        var file = folder.Write("book.yaml", text);

        var shown = JsonNode.Parse(BookCommand.Show(ContractBookReader.Read(File.ReadAllBytes(file), BookFiles.Beside(file)), file))!;

        var error = Assert.Single(shown["errors"]!.AsArray())!;
        var path = Text(row, "path");
        Assert.Equal((file, line, path, Text(row, "code")), (Text(error, "file"), (int)error["line"]!, Text(error, "path"), Text(error, "code")));
        Assert.Contains(path.Split('.')[^1].Split('[')[0], Text(error, "message"), StringComparison.Ordinal);
        if ((string?)row["accepted"] is { } accepted)
            Assert.Contains(error["accepted"]!.AsArray(), value => ((string)value!).Contains(accepted, StringComparison.Ordinal));

        var store = Path.Combine(folder.Path, "store");
        Assert.Equal(ExitCodes.Failed, await CommandTree.RunAsync(["book", "check", file]));
        Assert.Equal(ExitCodes.Failed, await CommandTree.RunAsync(["book", "import", file, "--yes", "--Storage:Folder", store]));
        Assert.False(Directory.Exists(store));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_bad_line_is_answered_with_its_code_and_key_and_the_next_line_is_read(string json)
    {
        var row = JsonNode.Parse(json)!;
        var frame = new DecisionFrame(DecideCommand.Decisions[Text(row, "decide")], new NamedBooks(Books));
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Text(row, "text") + "\n{\"id\":\"next\"}\n"));
        using var output = new MemoryStream();

        Assert.False(await frame.AnswerAllAsync(input, output, TestContext.Current.CancellationToken));

        var answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, answers.Length);
        var error = JsonNode.Parse(answers[0])!["error"]!;
        Assert.Equal((Text(row, "code"), Text(row, "path")), (Text(error, "code"), Text(error, "path")));
        Assert.Equal("next", (string?)JsonNode.Parse(answers[1])!["id"]);
    }

    [Fact]
    public async Task Books_that_would_fill_the_memory_end_in_one_syntax_error()
    {
        using var folder = new TemporaryFolder();
        var large = Path.Combine(folder.Path, "large.yaml");
        await using (var file = File.Create(large)) file.SetLength(50_000_000);
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var nested = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));

        foreach (var file in (string[])[large, folder.Write("bomb.yaml", bomb), folder.Write("nested.yaml", nested)])
        {
            var shown = JsonNode.Parse(BookCommand.Show(ContractBookReader.Read(File.ReadAllBytes(file)), file))!;
            Assert.Equal(("syntax", ""), (Text(Assert.Single(shown["errors"]!.AsArray())!, "code"), Text(shown["errors"]![0]!, "path")));
            Assert.Equal(ExitCodes.Failed, await CommandTree.RunAsync(["book", "check", file]));
        }
    }

    private static (string Text, int Line) Edited(JsonNode row)
    {
        var at = Example.IndexOf(Text(row, "find"), StringComparison.Ordinal);
        Assert.True(at >= 0, "The example has no " + Text(row, "find"));
        var marked = Example[..at] + Text(row, "replace") + Example[(at + Text(row, "find").Length)..];
        var mark = marked.IndexOf('§', StringComparison.Ordinal);
        return (marked.Replace("§", "", StringComparison.Ordinal), (int?)row["line"] ?? marked[..mark].Count(c => c == '\n') + 1);
    }

    private static string Text(JsonNode node, string key) => (string)node[key]!;
}
