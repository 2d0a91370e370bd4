using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>
/// Cuts long messages: the channel refuses what has more than about 100 KB, counted as UTF-16 over everything in it.
/// </summary>
public static class MessageSplit
{
    /// <summary>Largest message that is sent in one piece, in bytes of UTF-16.</summary>
    public const int Largest = 80 * 1024;

    /// <summary>Shortest text worth cutting, in characters.</summary>
    private const int ShortestCut = 200;

    /// <summary>How far from the middle a better place is looked for, as a part of the text.</summary>
    private const int Neighbourhood = 4;

    private static readonly string[] Places = ["\n\n", "\n", ". ", " "];

    /// <summary>
    /// The parts in order, each small enough; one part when nothing has to be cut. Attachments and buttons go with the
    /// last. Null when even the smallest parts are too large, because of a card.
    /// </summary>
    public static IReadOnlyList<Activity>? Split(Activity activity)
    {
        if (Fits(activity)) return [activity];
        if (activity.Text is not { Length: > ShortestCut } text) return null;
        var cut = CutOf(text);
        var first = PartOf(activity, text[..cut].TrimEnd()) with
        {
            Attachments = null,
            AttachmentLayout = null,
            SuggestedActions = null,
        };
        var rest = PartOf(activity, text[cut..].TrimStart());
        return Split(first) is { } before && Split(rest) is { } after ? [.. before, .. after] : null;
    }

    /// <summary>Size as the channel counts it, in bytes.</summary>
    public static int SizeOf(ReadOnlySpan<byte> json) => 2 * Encoding.UTF8.GetCharCount(json);

    /// <summary>Whether a message's JSON is small enough. UTF-8 has at least one byte per character of UTF-16.</summary>
    public static bool Fits(ReadOnlySpan<byte> json) => json.Length <= Largest / 2 || SizeOf(json) <= Largest;

    private static bool Fits(Activity activity) =>
        Fits(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Context.Activity));

    /// <summary>A mention must be in the text of its message.</summary>
    private static Activity PartOf(Activity whole, string text) => whole with
    {
        Text = text,
        Entities = whole.Entities?
            .Where(e => e.Mentioned is null || (e.Text is { } mark && text.Contains(mark, StringComparison.Ordinal)))
            .ToArray(),
    };

    /// <summary>Near the middle: after a paragraph, a line, a sentence, a word, else between two characters.</summary>
    private static int CutOf(string text)
    {
        var middle = text.Length / 2;
        var reach = text.Length / Neighbourhood;
        foreach (var place in Places)
        {
            var found = text.LastIndexOf(place, middle + reach - 1, 2 * reach, StringComparison.Ordinal);
            if (found >= 0) return found + place.Length;
        }

        // Long runs without a blank are rare, so counting characters from the start is no matter.
        var starts = StringInfo.ParseCombiningCharacters(text);
        var at = Array.BinarySearch(starts, middle);
        return starts[at >= 0 ? at : Math.Max(~at - 1, 1)];
    }
}
