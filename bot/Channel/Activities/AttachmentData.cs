using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A file to hand to the connector.</summary>
/// <param name="Type">Media type.</param>
/// <param name="OriginalBase64">The bytes; written as base64.</param>
/// <param name="ThumbnailBase64">A small picture of it; null is none.</param>
public sealed record AttachmentData(string Type, string Name, byte[] OriginalBase64, byte[]? ThumbnailBase64 = null);

/// <summary>What the connector knows of a file.</summary>
public sealed record AttachmentInfo
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TolerantListConverter<AttachmentView>))]
    public IReadOnlyList<AttachmentView>? Views { get; set; }
}

/// <summary>A form in which a file can be had: "original" or "thumbnail".</summary>
public sealed record AttachmentView
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ViewId { get; set; }

    [JsonConverter(typeof(TolerantCountConverter))]
    public int? Size { get; set; }
}
