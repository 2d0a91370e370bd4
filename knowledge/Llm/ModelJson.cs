using System.Text.Json;

namespace SupportBot.Knowledge.Llm;

/// <summary>Reads the JSON object of a model's answer, which may stand between other words or in a code block.</summary>
internal static class ModelJson
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 16 };

    /// <summary>Null when there is no whole object in the answer.</summary>
    public static JsonElement? Object(ModelReply reply)
    {
        if (reply is not ModelReply.Answered { Text: var text }) return null;
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        if (start < 0 || end <= start) return null;
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end - start + 1), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A property's text without surrounding blanks; null when it is missing, no text or empty.</summary>
    public static string? Text(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A property's whole number; null when it is missing or anything else.</summary>
    public static int? Number(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static List<string> Texts(JsonElement item, string property) =>
        [.. Items(item, property).Where(i => i.ValueKind == JsonValueKind.String).Select(i => (i.GetString() ?? "").Trim()).Where(t => t.Length > 0)];

    public static List<int> Numbers(JsonElement item, string property) =>
        [.. Items(item, property).Where(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt32(out _)).Select(i => i.GetInt32())];

    /// <summary>One of the names of an enumeration, whatever the case; null for anything else, numbers too.</summary>
    public static T? Choice<T>(JsonElement item, string property) where T : struct, Enum =>
        Text(item, property) is { } text && text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
