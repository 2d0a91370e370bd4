using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>Something said about the text: who is mentioned, which client wrote it, that a model wrote it.</summary>
public sealed record Entity
{
    private const string MentionType = "mention";

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Type { get; set; }

    /// <summary>Of a mention: who. Compared by id; names differ per tenant.</summary>
    [JsonConverter(typeof(TolerantObjectConverter<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; set; }

    /// <summary>Of a mention: the very characters it has in the text, with its markup.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Text { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Whether this names that account.</summary>
    public bool Mentions(string? accountId) =>
        string.Equals(Type, MentionType, StringComparison.Ordinal)
        && accountId is not null
        && string.Equals(Mentioned?.Id, accountId, StringComparison.Ordinal);

    /// <summary>A mention to send. The message's text must contain <see cref="Text"/> as it is.</summary>
    public static Entity Mention(ChannelAccount account) => new()
    {
        Type = MentionType,
        Mentioned = account,
        Text = $"<at>{System.Security.SecurityElement.Escape(account.Name ?? account.Id ?? "")}</at>",
    };

    /// <summary>The label "AI generated", with at most ten sources.</summary>
    public static Entity WrittenByAi(IReadOnlyList<SourceNote> sources) => new()
    {
        Type = "https://schema.org/Message",
        AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["@type"] = ActivityJson.Element("Message"),
            ["@context"] = ActivityJson.Element("https://schema.org"),
            ["additionalType"] = JsonSerializer.SerializeToElement(["AIGeneratedContent"], ActivityJson.Context.StringArray),
            ["citation"] = JsonSerializer.SerializeToElement(
                [.. sources.Take(10).Select(ClaimSource.Of)], ActivityJson.Context.ClaimSourceArray),
        },
    };
}

/// <summary>A source of what a model wrote.</summary>
/// <param name="Position">Its number in the text, from 1.</param>
/// <param name="Name">Title, at most 80 characters are shown.</param>
/// <param name="Extract">What it says, at most 160 characters are shown.</param>
/// <param name="Url">Where it can be read; null when nowhere.</param>
public sealed record SourceNote(int Position, string Name, string Extract, string? Url);

/// <summary>A source in the shape of schema.org.</summary>
public sealed record ClaimSource
{
    [JsonPropertyName("@type")]
    public string Kind { get; init; } = "Claim";

    public required int Position { get; init; }

    public required ClaimAppearance Appearance { get; init; }

    internal static ClaimSource Of(SourceNote note) => new()
    {
        Position = note.Position,
        Appearance = new ClaimAppearance { Name = note.Name, Extract = note.Extract, Url = note.Url },
    };
}

/// <summary>How a source looks when it is opened.</summary>
public sealed record ClaimAppearance
{
    [JsonPropertyName("@type")]
    public string Kind { get; init; } = "DigitalDocument";

    public required string Name { get; init; }

    [JsonPropertyName("abstract")]
    public required string Extract { get; init; }

    public string? Url { get; init; }
}
