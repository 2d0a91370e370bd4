using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Knowledge.Llm;

/// <summary>The last gate before a text leaves for a model: no secrets, no addresses, no telephone numbers.</summary>
public static partial class Outgoing
{
    public const string Address = "[address removed]";

    public const string Telephone = "[number removed]";

    public static string Mask(string text) =>
        Telephones().Replace(Addresses().Replace(Masking.Mask(text), Address), Telephone);

    /// <summary>A JSON document with every text in it masked; names of properties come from this program.</summary>
    public static string MaskJson(string json)
    {
        var node = JsonNode.Parse(json);
        return (node is null ? node : Masked(node))?.ToJsonString(Readable) ?? "null";
    }

    private static JsonNode Masked(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, p.Value is { } value ? Masked(value) : null))),
        JsonArray list => new JsonArray([.. list.Select(i => i is { } item ? Masked(item) : null)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Mask(text)),
        _ => node.DeepClone(),
    };

    /// <summary>Letters of all languages as they are: a model reads them better than escapes.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![\w.])\+\d{1,3}[\s\-/().]{0,2}\d(?:[\s\-/().]{0,2}\d){6,12}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephones();
}
