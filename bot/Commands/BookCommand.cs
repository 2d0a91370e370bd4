using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary><c>book check FILE</c>: prints one JSON object with every error of a contract book.</summary>
public static class BookCommand
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The contract book, YAML or JSON." };
        var check = new Command("check", "Checks a contract book and prints every error.") { file };
        check.SetAction((parsed, _) => CheckAsync(parsed.GetRequiredValue(file)));
        return new Command("book", "Contract books.") { check, BookImportCommand.Build() };
    }

    /// <summary>What is printed about a book.</summary>
    /// <param name="file">As the user gave it.</param>
    public static string Show(BookReading reading, string file)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Plain)) Write(writer, reading, file);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static async Task<int> CheckAsync(string file)
    {
        if (BookFiles.ReadBytes(file) is not { } bytes)
        {
            await Console.Error.WriteLineAsync($"The file {file} cannot be read.");
            return ExitCodes.Usage;
        }
        var reading = ContractBookReader.Read(bytes, BookFiles.Beside(file));
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(Show(reading, file) + "\n"));
        return reading is BookReading.Complete ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static void Write(Utf8JsonWriter writer, BookReading reading, string file)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", reading is BookReading.Complete);
        switch (reading)
        {
            case BookReading.Complete { Book: var book }:
                writer.WriteString("version", book.Version);
                writer.WriteString("hash", book.Hash);
                writer.WriteNumber("contracts", book.Contracts.Length);
                writer.WriteNumber("clients", book.Clients.Length);
                break;
            case BookReading.Refused refused:
                writer.WriteStartArray("errors");
                foreach (var error in refused.Errors) Write(writer, error, file);
                writer.WriteEndArray();
                break;
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, InputError error, string file)
    {
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteNumber("line", error.Line);
        writer.WriteString("path", error.Path);
        writer.WriteString("code", error.Code.Name());
        writer.WriteString("message", error.Message);
        writer.WriteStartArray("accepted");
        foreach (var accepted in error.Accepted) writer.WriteStringValue(accepted);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
