using System.Text;
using System.Text.Json;

namespace SupportBot.Tests.Bot.Cards;

/// <summary>What Teams demands of a card and the official parser does not notice.</summary>
internal static class CardLint
{
    /// <summary>Teams takes about 28 KB for a whole message; the rest of the activity needs the difference.</summary>
    private const int LargestBytes = 26 * 1024;

    private const int MostActions = 6;

    private const string Version = "1.5";

    /// <summary>One sentence per fault, empty for a good card.</summary>
    public static IReadOnlyList<string> Check(JsonElement card)
    {
        var objects = Objects(card).ToList();
        var ids = objects.Where(IsInput).Select(o => Text(o, "id")).ToList();
        return
        [
            .. FaultsOfTheWhole(card),
            .. ids.Where(id => id.Length > 0).GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"{g.Count()} inputs have the id {g.Key}."),
            .. objects.SelectMany(FaultsOf),
            .. objects.SelectMany(TooManyActions),
        ];
    }

    private static IEnumerable<string> FaultsOfTheWhole(JsonElement card)
    {
        if (Text(card, "type") != "AdaptiveCard") yield return "The type is not AdaptiveCard.";
        if (Text(card, "version").Length == 0) yield return "There is no version.";
        var bytes = Encoding.UTF8.GetByteCount(card.GetRawText());
        if (bytes > LargestBytes) yield return $"The card has {bytes} bytes, more than {LargestBytes}.";
    }

    private static IEnumerable<string> FaultsOf(JsonElement element)
    {
        var type = Text(element, "type");
        if (type == "TextBlock" && !IsTrue(element, "wrap")) yield return $"The text \"{Text(element, "text")}\" does not wrap.";
        if (type == "Image" && !IsSafe(Text(element, "url"))) yield return "An image is neither https, nor on this machine, nor inside the card.";
        if (type == "AdaptiveCard" && Text(element, "version") is { Length: > 0 } version && version != Version)
            yield return $"A card has the version {version}, not {Version}.";
        foreach (var fault in FaultsOfAction(element, type).Concat(FaultsOfInput(element, type))) yield return fault;
    }

    private static IEnumerable<string> FaultsOfAction(JsonElement element, string type)
    {
        if (!type.StartsWith("Action.", StringComparison.Ordinal)) yield break;
        if (Text(element, "title").Length == 0) yield return "A button has no title.";
        if (type == "Action.Execute" && Text(element, "verb").Length == 0)
            yield return $"The button \"{Text(element, "title")}\" has no verb.";
    }

    private static IEnumerable<string> FaultsOfInput(JsonElement element, string type)
    {
        if (!IsInput(element)) yield break;
        var id = Text(element, "id");
        if (id.Length == 0) yield return $"An {type} has no id.";
        if (Text(element, "label").Length == 0) yield return $"The input {id} has no label.";
        if (IsTrue(element, "isRequired") && Text(element, "errorMessage").Length == 0)
            yield return $"The required input {id} has no error message.";
    }

    private static IEnumerable<string> TooManyActions(JsonElement element) =>
        element.TryGetProperty("actions", out var actions)
        && actions.ValueKind == JsonValueKind.Array
        && actions.GetArrayLength() > MostActions
            ? [$"{actions.GetArrayLength()} buttons stand together, more than {MostActions}."]
            : [];

    private static bool IsInput(JsonElement element) => Text(element, "type").StartsWith("Input.", StringComparison.Ordinal);

    /// <summary>A bot in Development serves its pictures on its own machine, where nobody listens in.</summary>
    private static bool IsSafe(string url) =>
        (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)
        || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);

    private static bool IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    /// <summary>Every object that is part of the card; what a button carries as data is not.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(p => p.Name != "data").SelectMany(p => Objects(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
