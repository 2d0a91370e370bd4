using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Bot.Commands;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Tests.Architecture;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Commands;

/// <summary>The frame of the <c>decide</c> commands, whatever is decided.</summary>
public sealed class DecisionFrameTests
{
    private static readonly string Books = Path.Combine(Repository.Root, "tests", "Desk", "Vectors", "books");

    // Echoes one key, so that what reaches a decision can be seen.
    private static readonly MapKeys Keys = new("say");

    [Theory]
    [InlineData("not json", null, "syntax", "")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", null, "syntax", "")]
    [InlineData("{\"id\":\"a\",\"book\":\"base\",\"input\":{\"x\":{\"y\":1,\"y\":2}}}", null, "syntax", "")]
    [InlineData("{\"id\":\"a\"} {}", null, "syntax", "")]
    [InlineData("{\"id\":\"\\ud800\"}", null, "syntax", "")]
    [InlineData("[1]", null, "wrong-type", "")]
    [InlineData("null", null, "wrong-type", "")]
    [InlineData("{}", null, "missing", "id")]
    [InlineData("{\"id\":null}", null, "missing", "id")]
    [InlineData("{\"id\":5,\"book\":\"base\",\"input\":{}}", null, "wrong-type", "id")]
    [InlineData("{\"id\":\"a\"}", "a", "missing", "book")]
    [InlineData("{\"id\":\"a\",\"book\":null,\"input\":{}}", "a", "missing", "book")]
    [InlineData("{\"id\":\"a\",\"book\":\"none\"}", "a", "unknown-ref", "book")]
    [InlineData("{\"id\":\"a\",\"book\":\"../books/base\"}", "a", "unknown-ref", "book")]
    [InlineData("{\"id\":\"a\",\"book\":\"Base\"}", "a", "unknown-ref", "book")]
    [InlineData("{\"id\":\"a\",\"book\":\"\"}", "a", "unknown-ref", "book")]
    [InlineData("{\"id\":\"a\",\"book\":5}", "a", "wrong-type", "book")]
    [InlineData("{\"id\":\"a\",\"book\":[]}", "a", "wrong-type", "book")]
    [InlineData("{\"id\":\"a\",\"book\":{}}", "a", "missing", "book.book")]
    [InlineData("{\"id\":\"a\",\"book\":{\"zz\":1,\"book\":2}}", "a", "unknown-key", "book.zz")]
    [InlineData("{\"id\":\"a\",\"book\":\"base\"}", "a", "missing", "input")]
    [InlineData("{\"id\":\"a\",\"book\":\"base\",\"input\":null}", "a", "missing", "input")]
    [InlineData("{\"id\":\"a\",\"book\":\"base\",\"input\":[]}", "a", "wrong-type", "input")]
    [InlineData("{\"id\":\"a\",\"book\":\"base\",\"input\":{\"say\":5}}", "a", "wrong-type", "input.say")]
    [InlineData("{\"id\":\"\",\"book\":\"base\",\"input\":{\"say\":\"\"}}", "", "not-allowed", "input.say")]
    public void The_first_failed_check_is_the_answer(string line, string? id, string code, string path)
    {
        var answer = Answer(line, out var decided);

        Assert.False(decided);
        Assert.Equal(id, (string?)answer["id"]);
        Assert.Equal(code, (string?)answer["error"]!["code"]);
        Assert.Equal(path, (string?)answer["error"]!["path"]);
        Assert.NotEmpty((string)answer["error"]!["message"]!);
        Assert.Null(answer["result"]);
    }

    [Fact]
    public void Other_keys_of_the_frame_are_ignored()
    {
        var answer = Answer("{\"cmd\":1,\"title\":[],\"id\":\"é\",\"book\":\"base\",\"input\":{\"say\":\"ü\"},\"expected\":null}", out var decided);

        Assert.True(decided);
        Assert.Equal("{\"id\":\"é\",\"result\":{\"say\":\"ü\",\"currency\":\"EUR\"}}", answer.ToJsonString(Relaxed));
    }

    [Fact]
    public void A_broken_named_book_is_a_syntax_error_at_book_and_stops_no_other_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.yaml", "book: 1\nbook: 1\n");
        folder.Write("half.yaml", "book: 1\n");

        var output = AnswerAll(
            new NamedBooks(folder.Path),
            "{\"id\":\"1\",\"book\":\"bad\",\"input\":{}}\n\n  \r\n{\"id\":\"2\",\"book\":\"half\",\"input\":{}}\r\nrubbish",
            out var allDecided);

        Assert.False(allDecided);
        Assert.Equal(
            ["1 syntax book", "2 missing book.version", " syntax "],
            output.Select(a => $"{(string?)a["id"]} {(string?)a["error"]!["code"]} {(string?)a["error"]!["path"]}"));
    }

    [Fact]
    public void A_named_book_is_read_once()
    {
        using var folder = new TemporaryFolder();
        var example = Path.Combine(Books, "example.yaml");
        folder.Write("one.yaml", File.ReadAllText(example));
        var shelf = new NamedBooks(folder.Path);

        var first = shelf.Find("one");
        folder.Write("one.yaml", "nothing");

        Assert.Same(first, shelf.Find("one"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Lines_are_cut_whatever_the_sizes_of_the_pieces_that_arrive(int piece)
    {
        var says = Enumerable.Range(0, 50).Select(i => new string((char)('a' + (i % 26)), 1 + (i * i * 40))).ToList();
        var text = string.Join('\n', says.Select(say => "{\"id\":\"x\",\"book\":\"base\",\"input\":{\"say\":\"" + say + "\"}}"));

        var output = AnswerAll(new NamedBooks(Books), text, out var allDecided, piece);

        Assert.True(allDecided);
        Assert.Equal(says, output.Select(a => (string)a["result"]!["say"]!));
    }

    [Fact]
    public void A_line_longer_than_any_document_is_a_syntax_error_and_the_next_one_is_answered()
    {
        var line = "{\"id\":\"x\",\"book\":\"base\",\"input\":{\"say\":\"" + new string('a', TextLimits.Bytes + 200_000) + "\"}}\n";

        var output = AnswerAll(
            new NamedBooks(Books), line + "{\"id\":\"y\",\"book\":\"base\",\"input\":{\"say\":\"b\"}}\n", out _, piece: 1 << 20).ToList();

        Assert.Equal(2, output.Count);
        Assert.Equal("syntax", (string?)output[0]["error"]!["code"]);
        Assert.Equal("b", (string?)output[1]["result"]!["say"]);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Answer(string line, out bool decided)
    {
        var output = new ArrayBufferWriter<byte>();
        decided = new DecisionFrame(Echo, new NamedBooks(Books)).Answer(Encoding.UTF8.GetBytes(line), output);
        return JsonNode.Parse(output.WrittenSpan)!.AsObject();
    }

    private static IEnumerable<JsonObject> AnswerAll(NamedBooks books, string text, out bool allDecided, int piece = 1 << 16)
    {
        using var input = new PiecewiseStream(Encoding.UTF8.GetBytes(text), piece);
        using var output = new MemoryStream();
        var frame = new DecisionFrame(Echo, books);
        allDecided = frame.AnswerAllAsync(input, output, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static DecideAnswer Echo(SupportBot.Desk.Contracts.ContractBook book, DocumentReader input)
    {
        var say = input.Root.Map(Keys, map => map["say"].Required(TextForms.Text));
        return input.FirstError is { } error
            ? new DecideAnswer.Refused(error)
            : new DecideAnswer.Decided(new JsonObject { ["say"] = say, ["currency"] = book.Currency });
    }

    /// <summary>Gives out a few bytes at a time.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
