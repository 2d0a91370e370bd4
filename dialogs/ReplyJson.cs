using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs;

/// <summary>How a reply is kept in the outbox.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Reply))]
public sealed partial class ReplyJson : JsonSerializerContext
{
    public static string Write(Reply reply) => JsonSerializer.Serialize(reply, Default.Reply);

    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">The text is not a reply.</exception>
    public static Reply Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Default.Reply) ?? throw new JsonException("A stored reply is null.");
}
