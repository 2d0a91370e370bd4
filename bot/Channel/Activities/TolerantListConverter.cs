using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A list that may be missing: anything but an array reads as absent, odd members are left out.</summary>
public sealed class TolerantListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    private static readonly JsonTokenType MemberStart =
        typeof(T) == typeof(string) ? JsonTokenType.String : JsonTokenType.StartObject;

    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == MemberStart && JsonSerializer.Deserialize(ref reader, type) is { } member)
                list.Add(member);
            else if (reader.TokenType != MemberStart)
                reader.Skip();
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var member in value) JsonSerializer.Serialize(writer, member, type);
        writer.WriteEndArray();
    }
}
