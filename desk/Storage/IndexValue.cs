using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Storage;

/// <summary>Writes values so that their texts sort as the values do.</summary>
public static class IndexValue
{
    /// <summary>Stands between the parts of a joined value; sorts before everything a part may contain.</summary>
    public const char Separator = '\u001f';

    private static readonly InstantPattern SortableInstant =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffff'Z'");

    /// <summary>UTC with nine decimals, always of the same length.</summary>
    public static string Of(Instant instant) => SortableInstant.Format(instant);

    /// <summary>Nineteen digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string Of(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return number.ToString("D19", CultureInfo.InvariantCulture);
    }

    /// <summary>Several parts as one value, ordered by the first part, then the second, and so on.</summary>
    /// <exception cref="ArgumentException">A part contains the separator.</exception>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (part.Contains(Separator, StringComparison.Ordinal))
                throw new ArgumentException("A part of an index value contains the separator.", nameof(parts));
        }

        return string.Join(Separator, parts);
    }
}
