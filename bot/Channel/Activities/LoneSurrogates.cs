using System.Globalization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>
/// JSON can escape half of a surrogate pair ("\ud83d" alone). The text cannot be decoded, and the failure would come
/// late, when a value is first looked at. So such halves are replaced before anything is read.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Writes \ufffd over every escaped half without its other half.</summary>
    public static void Replace(Span<byte> json)
    {
        var at = 0;
        while (at < json.Length && json[at..].IndexOf((byte)'\\') is var found and >= 0)
        {
            at += found;
            var unit = UnitAt(json, at);
            if (unit is null)
            {
                // Another escape: two characters, so that the second backslash of a pair starts nothing.
                at += 2;
                continue;
            }

            if (IsHigh(unit.Value) && UnitAt(json, at + EscapeLength) is { } next && IsLow(next))
            {
                at += 2 * EscapeLength;
                continue;
            }

            if (IsHigh(unit.Value) || IsLow(unit.Value)) "\\ufffd"u8.CopyTo(json[at..]);
            at += EscapeLength;
        }
    }

    /// <summary>The code unit escaped at this place; null when there is no such escape.</summary>
    private static int? UnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != (byte)'\\' || json[at + 1] != (byte)'u') return null;
        return int.TryParse(
            json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : null;
    }

    private static bool IsHigh(int unit) => unit is >= 0xD800 and <= 0xDBFF;

    private static bool IsLow(int unit) => unit is >= 0xDC00 and <= 0xDFFF;
}
