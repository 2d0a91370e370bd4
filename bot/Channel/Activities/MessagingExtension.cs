using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A search from the compose box.</summary>
public sealed record MessagingExtensionQuery
{
    /// <summary>Which command; absent when there is only one to choose from.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? CommandId { get; set; }

    [JsonConverter(typeof(TolerantListConverter<MessagingExtensionParameter>))]
    public IReadOnlyList<MessagingExtensionParameter>? Parameters { get; set; }

    [JsonConverter(typeof(TolerantObjectConverter<MessagingExtensionQueryOptions>))]
    public MessagingExtensionQueryOptions? QueryOptions { get; set; }

    /// <summary>What was typed; empty for the first run, before anything was typed.</summary>
    [JsonIgnore]
    public string SearchText => Parameters is [{ Name: "initialRun" }, ..] ? "" : Text(Parameters);

    /// <summary>Reads an invoke's value; null when it is not one of these.</summary>
    public static MessagingExtensionQuery? Of(Activity activity) => activity.Value is { ValueKind: JsonValueKind.Object } value
        ? value.Deserialize(ActivityJson.Context.MessagingExtensionQuery)
        : null;

    private static string Text(IReadOnlyList<MessagingExtensionParameter>? parameters) =>
        parameters is [{ Value: { ValueKind: JsonValueKind.String } value }, ..] ? value.GetString() ?? "" : "";
}

/// <summary>One parameter of a search; the Playground leaves the name out.</summary>
public sealed record MessagingExtensionParameter
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    public JsonElement? Value { get; set; }
}

/// <summary>Which part of the results is asked for.</summary>
public sealed record MessagingExtensionQueryOptions
{
    [JsonConverter(typeof(TolerantCountConverter))]
    public int? Skip { get; set; }

    [JsonConverter(typeof(TolerantCountConverter))]
    public int? Count { get; set; }
}

/// <summary>The answer to a search.</summary>
public sealed record MessagingExtensionResponse(MessagingExtensionResult ComposeExtension)
{
    /// <summary>A list of cards to choose from.</summary>
    public static MessagingExtensionResponse List(IReadOnlyList<MessagingExtensionAttachment> attachments) =>
        new(new MessagingExtensionResult { Type = "result", AttachmentLayout = "list", Attachments = attachments });

    /// <summary>A sentence instead of results.</summary>
    public static MessagingExtensionResponse Message(string text) =>
        new(new MessagingExtensionResult { Type = "message", Text = text });
}

/// <summary>Results, or a sentence.</summary>
public sealed record MessagingExtensionResult
{
    public required string Type { get; init; }

    public string? AttachmentLayout { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<MessagingExtensionAttachment>? Attachments { get; init; }
}

/// <summary>One result: what is posted, and how it looks in the list.</summary>
public sealed record MessagingExtensionAttachment(string ContentType, JsonElement Content, Attachment Preview);
