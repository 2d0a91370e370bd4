using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A text that nothing depends on: any other kind of value reads as absent instead of spoiling the activity.</summary>
public sealed class TolerantTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
