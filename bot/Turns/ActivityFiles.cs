using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs.Files;

namespace SupportBot.Bot.Turns;

/// <summary>The files and pictures of a message. Cards, and the message's own words as HTML, are none.</summary>
internal static class ActivityFiles
{
    /// <summary>A file that was uploaded to the chat: a link that is signed for a few minutes.</summary>
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>More attachments than this are not looked at.</summary>
    private const int Most = 50;

    public static ImmutableList<SentFile> Of(Activity activity) => activity.Type == ActivityTypes.Message
        ? [.. (activity.Attachments ?? []).Take(Most).Select(Read).OfType<SentFile>()]
        : [];

    private static SentFile? Read(Attachment attachment)
    {
        var type = attachment.ContentType ?? "";
        if (type.Equals(DownloadInfo, StringComparison.OrdinalIgnoreCase))
            return (DownloadUrlOf(attachment) ?? attachment.ContentUrl) is { Length: > 0 } url ? new SentFile(attachment.Name, null, url) : null;
        var isWords = type.Length == 0 || type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/vnd.microsoft.", StringComparison.OrdinalIgnoreCase) || !type.Contains('/', StringComparison.Ordinal);
        return !isWords && attachment.ContentUrl is { Length: > 0 } source ? new SentFile(attachment.Name, type, source) : null;
    }

    private static string? DownloadUrlOf(Attachment attachment) =>
        attachment.Content is { ValueKind: JsonValueKind.Object } content
        && content.TryGetProperty("downloadUrl", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
}
