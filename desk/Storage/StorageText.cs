using System.Text;

namespace SupportBot.Desk.Storage;

/// <summary>What every database can hold as a name, an id or an index value, checked before anything reaches one.</summary>
public static class StorageText
{
    /// <summary>In UTF-8 bytes. A LiteDB index key has at most 1,023 bytes and holds index name, value and id.</summary>
    public const int LongestId = 400;

    /// <inheritdoc cref="LongestId"/>
    public const int LongestIndexValue = 500;

    private const int LongestName = 40;

    /// <exception cref="ArgumentException">Not 1 to 40 lower-case letters, digits and hyphens.</exception>
    public static string RequireName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException($"Not 1 to {LongestName} lower-case letters, digits and hyphens.", nameof(name));
        return name;
    }

    /// <exception cref="ArgumentException">Empty, too long, or holds a character that cannot be stored.</exception>
    public static string RequireId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return RequireText(id, LongestId, nameof(id));
    }

    /// <exception cref="ArgumentException">Too long, or holds a character that cannot be stored.</exception>
    public static string RequireIndexValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return RequireText(value, LongestIndexValue, nameof(value));
    }

    /// <summary>Whether some document could have this id.</summary>
    public static bool CouldBeId(string id) => id.Length > 0 && LengthOf(id) is >= 0 and <= LongestId;

    private static string RequireText(string text, int longest, string parameter) => LengthOf(text) switch
    {
        < 0 => throw new ArgumentException("Holds a character that cannot be stored.", parameter),
        var length when length > longest => throw new ArgumentException($"Longer than {longest} bytes.", parameter),
        _ => text,
    };

    // In UTF-8 bytes; -1 when a character cannot be stored.
    private static int LengthOf(string text)
    {
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            // EnumerateRunes gives the replacement character for half a surrogate pair, which no database takes.
            if (rune == Rune.ReplacementChar || rune.Value is < 0x02 or 0x10FFFF) return -1;
        }

        return bytes;
    }
}
