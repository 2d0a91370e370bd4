using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>Finds the code in an error body, which may be JSON of two shapes, a page or nothing.</summary>
internal static class ConnectorError
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = ActivityJson.MaxDepth };

    /// <summary>Such as "BotNotInConversationRoster"; empty when the body names none.</summary>
    public static string CodeOf(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return "";
        try
        {
            using var document = JsonDocument.Parse(body, Bounded);
            var root = document.RootElement;
            return TextOf(Member(root, "error"), "code") ?? SubCodeOf(TextOf(root, "message")) ?? TextOf(root, "code") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>Teams puts JSON into the text of the message: {"subCode":"MessageWritesBlocked",…}.</summary>
    private static string? SubCodeOf(string? message)
    {
        if (message is null || !message.StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(message, Bounded);
            return TextOf(document.RootElement, "subCode");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? TextOf(JsonElement element, string name)
    {
        if (Member(element, name) is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: a text nobody can have meant as a code.
            return null;
        }
    }
}
