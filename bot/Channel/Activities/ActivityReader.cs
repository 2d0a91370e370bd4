using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>Reads bodies from the channel. Whatever the bytes are, the answer is an activity or a named defect.</summary>
public static class ActivityReader
{
    /// <summary>Longest id that is accepted, in characters; the longest known ones (threads) have about 120.</summary>
    private const int LongestId = 1024;

    /// <summary>Longest service URL that is accepted, in characters.</summary>
    private const int LongestUrl = 2048;

    /// <summary>Reads one activity.</summary>
    /// <param name="body">
    /// UTF-8, with or without a byte order mark. Escaped halves of surrogate pairs are replaced in place by U+FFFD: no
    /// text could be made of them later.
    /// </param>
    public static ActivityReading Read(Span<byte> body)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(body)) return new ActivityReading.Malformed(ActivityDefect.Syntax);
        if (FirstByte(body) != (byte)'{') return new ActivityReading.Malformed(ActivityDefect.NotAnObject);
        LoneSurrogates.Replace(body);
        try
        {
            var activity = JsonSerializer.Deserialize(body, ActivityJson.Context.Activity);
            if (activity is null) return new ActivityReading.Malformed(ActivityDefect.NotAnObject);

            // Who is calling is never taken from the wire.
            activity.AdditionalProperties?.Remove("callerId");
            return DefectOf(activity) is { } defect
                ? new ActivityReading.Malformed(defect)
                : new ActivityReading.Readable(activity);
        }
        catch (JsonException)
        {
            return new ActivityReading.Malformed(ActivityDefect.Syntax);
        }
    }

    private static ActivityDefect? DefectOf(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type)) return ActivityDefect.Type;
        if (string.IsNullOrEmpty(activity.ChannelId)) return ActivityDefect.ChannelId;
        if (string.IsNullOrEmpty(activity.Conversation?.Id)) return ActivityDefect.Conversation;
        if (activity.ServiceUrl is not { Length: > 0 and <= LongestUrl } url
            || !Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            || parsed.Host.Length == 0) return ActivityDefect.ServiceUrl;
        return HasLongId(activity) ? ActivityDefect.LongId : null;
    }

    private static bool HasLongId(Activity activity)
    {
        ReadOnlySpan<string?> ids =
        [
            activity.Type, activity.ChannelId, activity.Id, activity.ReplyToId, activity.Conversation?.Id,
            activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id, activity.From?.Id,
            activity.From?.AadObjectId, activity.Recipient?.Id,
        ];
        foreach (var id in ids)
        {
            if (id?.Length > LongestId) return true;
        }

        return false;
    }

    private static byte FirstByte(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? (byte)0 : body[start];
    }
}
