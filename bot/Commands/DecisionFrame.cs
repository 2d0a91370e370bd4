using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary>
/// Answers lines <c>{"id", "book", "input"}</c>. Checks run in this order and the first failure is the answer: JSON, an
/// object, id, book, input's presence, input's shape, input against book.
/// </summary>
public sealed class DecisionFrame(Decide decision, NamedBooks books)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers every line that is not empty and flushes after each.</summary>
    /// <returns>False when a line was answered with an error.</returns>
    public async Task<bool> AnswerAllAsync(Stream input, Stream output, CancellationToken ct)
    {
        var lines = new LineReader(input);
        var answer = new ArrayBufferWriter<byte>();
        var allDecided = true;
        while (await lines.NextAsync(ct) is { } line)
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            answer.ResetWrittenCount();
            allDecided &= Answer(line.Span, answer);
            answer.Write("\n"u8);
            await output.WriteAsync(answer.WrittenMemory, ct);
            await output.FlushAsync(ct);
        }
        return allDecided;
    }

    /// <summary>Writes the answer to one line, without a line end.</summary>
    /// <returns>False when the answer is an error.</returns>
    public bool Answer(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        var (id, answer) = Answer(line);
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        writer.WriteString("id", id);
        switch (answer)
        {
            case DecideAnswer.Decided decided:
                writer.WritePropertyName("result");
                decided.Result.WriteTo(writer);
                break;
            case DecideAnswer.Refused refused:
                writer.WriteStartObject("error");
                writer.WriteString("code", refused.Error.Code.Name());
                writer.WriteString("path", refused.Error.Path);
                writer.WriteString("message", refused.Error.Message);
                writer.WriteEndObject();
                break;
        }
        writer.WriteEndObject();
        return answer is DecideAnswer.Decided;
    }

    private (string? Id, DecideAnswer Answer) Answer(ReadOnlySpan<byte> line)
    {
        switch (JsonNodes.Parse(line))
        {
            case ParsedText.Document { Root: MapNode frame }:
                return frame.Find("id") switch
                {
                    null or { Value: NullNode } => (null, Refuse("id", ErrorCode.Missing, "id is required")),
                    { Value: TextNode id } => (id.Value, Answer(frame)),
                    _ => (null, Refuse("id", ErrorCode.WrongType, "id is a text")),
                };
            case ParsedText.Broken broken:
                return (null, Refuse("", ErrorCode.Syntax, broken.Reason));
            default:
                return (null, Refuse("", ErrorCode.WrongType, "a line is one JSON object"));
        }
    }

    private DecideAnswer Answer(MapNode frame)
    {
        var reading = frame.Find("book") switch
        {
            null or { Value: NullNode } => Refused(ErrorCode.Missing, "book is required"),
            { Value: TextNode name } => books.Find(name.Value),
            { Value: var inline } => ContractBookReader.Read(inline),
        };
        if (reading is BookReading.Refused refused) return new DecideAnswer.Refused(refused.First);
        if (reading is not BookReading.Complete { Book: var book }) throw new InvalidOperationException("A reading is complete or refused.");
        return frame.Find("input") is { Value: not NullNode and var input }
            ? decision(book, new DocumentReader(input, "input"))
            : Refuse("input", ErrorCode.Missing, "input is required");
    }

    private static DecideAnswer.Refused Refuse(string path, ErrorCode code, string message) =>
        new(new InputError(1, path, code, message, []));

    private static BookReading.Refused Refused(ErrorCode code, string message) =>
        new([new InputError(1, ContractBookReader.RootName, code, message, [])]);
}
