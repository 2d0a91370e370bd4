using System.IO.Compression;
using System.Text.Json;

namespace SupportBot.Knowledge.Quality;

/// <summary>Reads files with one JSON object a line; a name that ends with <c>.gz</c> is unpacked on the way.</summary>
public static class JsonLinesFile
{
    /// <summary>A longer line is refused.</summary>
    private const int LongestLine = 8_000_000;

    /// <param name="path">May be packed with gzip.</param>
    /// <param name="bad">Takes the lines that are no objects; without it the first of them ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is not a JSON object and nobody collects such lines.</exception>
    public static IEnumerable<JsonElement> Read(string path, BadLines? bad = null) => Numbered(path, bad).Select(l => l.Item);

    /// <summary>The same with the number of each line, from 1.</summary>
    public static IEnumerable<(int Number, JsonElement Item)> Numbered(string path, BadLines? bad = null)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line.Length > LongestLine) BadLines.Note(bad, path, number, "the line is too long");
            else if (Parse(line) is { } item) yield return (number, item);
            else BadLines.Note(bad, path, number, "not a JSON object");
        }
    }

    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>A property's text; empty when it is missing or no text.</summary>
    public static string Text(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    /// <summary>A property's texts; empty when it is missing or no list.</summary>
    public static IEnumerable<string> Texts(JsonElement item, string property) =>
        Items(item, property).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString() ?? "");

    public static IEnumerable<JsonElement> Items(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
