using System.Text.Json;

namespace SupportBot.Tests.EndToEnd;

/// <summary>What a window was told to show: a new message, a changed one, or that the bot is typing.</summary>
/// <param name="Action"><c>createMessage</c>, <c>updateMessage</c> or <c>typing</c>.</param>
/// <param name="ConversationId">Chat or channel, with its thread.</param>
internal sealed record PlaygroundFrame(string Action, string ConversationId, string MessageId, string Text, JsonElement? Card)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Null for frames that show no message, for example log lines.</summary>
    public static PlaygroundFrame? Read(JsonElement frame)
    {
        if (!frame.TryGetProperty("message", out var message)) return null;
        return new PlaygroundFrame(
            TextOf(frame, "action"),
            message.TryGetProperty("postConversationId", out var thread) && thread.ValueKind == JsonValueKind.String
                ? thread.GetString() ?? ""
                : TextOf(frame, "actionConversationId"),
            TextOf(message, "messageId"),
            TextOf(message, "text"),
            CardOf(message));
    }

    /// <summary>Whether the text or any text on the card holds these words.</summary>
    public bool Says(string words) =>
        Text.Contains(words, StringComparison.Ordinal)
        || (Card is { } card && Strings(card).Any(s => s.Contains(words, StringComparison.Ordinal)));

    /// <summary>The same message after a press was answered with a new card.</summary>
    public PlaygroundFrame With(JsonElement answer) =>
        TextOf(answer, "type") == CardType ? this with { Card = answer.GetProperty("value") } : this;

    public bool Offers(string verb) => Actions().Any(a => TextOf(a, "verb") == verb);

    /// <summary>The first action of the card with this verb, wherever it stands.</summary>
    public JsonElement ActionWith(string verb) =>
        Actions().First(a => TextOf(a, "verb") == verb);

    /// <summary>Every action of the card, those inside "show card" and action sets included.</summary>
    public IEnumerable<JsonElement> Actions() => Card is not { } card
        ? []
        : Objects(card).Where(o => TextOf(o, "type").StartsWith("Action.", StringComparison.Ordinal));

    /// <summary>Everything that can be read, for a failed test's message.</summary>
    public override string ToString() =>
        $"{Action} {ConversationId} {MessageId}: {Text} {(Card is { } card ? string.Join(" | ", Strings(card)) : "")}";

    private static JsonElement? CardOf(JsonElement message)
    {
        if (!message.TryGetProperty("attachments", out var all) || all.ValueKind != JsonValueKind.Array) return null;
        foreach (var attachment in all.EnumerateArray())
        {
            if (TextOf(attachment, "contentType") == CardType) return attachment.GetProperty("content").Clone();
        }

        return null;
    }

    private static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : "";

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement element) => Objects(element)
        .SelectMany(o => o.EnumerateObject())
        .Where(p => p.Name is "text" or "title" or "value" or "label" && p.Value.ValueKind == JsonValueKind.String)
        .Select(p => p.Value.GetString() ?? "");
}
