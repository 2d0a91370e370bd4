using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A number that nothing depends on: what is no whole number of at least zero reads as absent.</summary>
public sealed class TolerantCountConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0) return number;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}
