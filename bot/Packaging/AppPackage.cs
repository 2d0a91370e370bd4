using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Bot.Packaging;

/// <summary>
/// The zip to upload to Teams: manifest, icons and translations at its root. The same settings give the same bytes.
/// </summary>
public static class AppPackage
{
    private const string ManifestName = "manifest.json";

    /// <summary>The earliest a zip can say; the real time would make every package a different one.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Files = [ManifestName, "color.png", "outline.png", "de.json", "es.json", "fr.json"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the package.</summary>
    public static void Write(Stream zip, AppPackageSettings settings)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in Files)
        {
            // Stored as they are: a few kilobytes, and compressors differ from version to version.
            var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = Earliest;
            using var content = entry.Open();
            content.Write(name == ManifestName ? Manifest(settings) : Resource(name));
        }
    }

    /// <summary>The manifest with the settings in place of its marks, UTF-8.</summary>
    public static byte[] Manifest(AppPackageSettings settings)
    {
        var manifest = JsonNode.Parse(Resource(ManifestName));
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["${{APP_ID}}"] = settings.AppId.ToLowerInvariant(),
            ["${{HOST}}"] = settings.Host.ToLowerInvariant(),
            ["${{APP_VERSION}}"] = settings.Version,
            ["${{DEVELOPER}}"] = settings.Developer,
            ["${{WEBSITE}}"] = settings.Website.TrimEnd('/'),
        };
        return JsonSerializer.SerializeToUtf8Bytes(Filled(manifest, values), Readable);
    }

    private static JsonNode? Filled(JsonNode? node, Dictionary<string, string> values) => node switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Filled(m.Value, values)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item, values))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(Filled(text, values)),
        _ => node?.DeepClone(),
    };

    private static string Filled(string text, Dictionary<string, string> values) =>
        values.Aggregate(text, (filled, mark) => filled.Replace(mark.Key, mark.Value, StringComparison.Ordinal));

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SupportBot.Bot.Packaging." + name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
