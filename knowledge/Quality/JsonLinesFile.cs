using System.IO.Compression;
using System.Text.Json;

namespace SupportBot.Knowledge.Quality;

/// <summary>Reads files with one JSON object a line; a name that ends with <c>.gz</c> is unpacked on the way.</summary>
public static class JsonLinesFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is not a JSON object; the message names the line.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (line.Length > 0) yield return Parse(path, number, line);
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

    private static JsonElement Parse(string path, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{number}: not a JSON object", e);
        }

        throw new InvalidDataException($"{path}:{number}: not a JSON object");
    }
}
