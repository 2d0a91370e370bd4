using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Bot.Cards;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>Reads a pressed button, whichever way the client sent it. All of it may be forged.</summary>
public static class PressReader
{
    /// <summary>Longest value of a field that is looked at.</summary>
    private const int LongestValue = 8_000;

    private const int MostFields = 32;

    /// <summary>The press in an Action.Execute invoke, in a dialog or tab, or in a message made by Action.Submit; null when there is none.</summary>
    public static Press? Read(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value) return null;
        if (activity is { Type: ActivityTypes.Invoke, Name: not InvokeNames.AdaptiveCardAction })
            return value.TryGetProperty("data", out var filled) ? Submitted(Fields(filled)) : null;
        if (activity.Type == ActivityTypes.Invoke)
        {
            return value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
                && action.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String
                ? new Press(verb.GetString() ?? "", action.TryGetProperty("data", out var data) ? Fields(data) : [])
                : null;
        }

        return Submitted(Fields(value));
    }

    private static Press? Submitted(ImmutableDictionary<string, string> fields) =>
        fields.TryGetValue(CardRenderer.VerbField, out var verb) ? new Press(verb, fields) : null;

    private static ImmutableDictionary<string, string> Fields(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) return ImmutableDictionary<string, string>.Empty;
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in data.EnumerateObject().Take(MostFields))
            if (Text(property.Value) is { } text) fields[property.Name.Split(CardRenderer.FormMark)[0]] = TextCut.To(text, LongestValue);
        return fields.ToImmutable();
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
