using System.Globalization;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>A decimal number exactly as written: <c>1.50</c>, <c>-3</c>, <c>2e3</c>.</summary>
/// <param name="Value">Meaningless when <paramref name="IsHuge"/>, or when there are more decimals than anything may have.</param>
/// <param name="Decimals">Decimals that matter: 2 for <c>1.250</c>.</param>
/// <param name="IsHuge">More digits before the point than anything may have.</param>
public readonly record struct Numeral(decimal Value, int Decimals, bool IsHuge)
{
    /// <summary>
    /// Digits before the point: with twelve decimals all that a decimal holds. The largest seed (2^53 − 1) has sixteen.
    /// </summary>
    private const int MostDigits = 16;

    // Finer than anything accepted; the exact value no longer matters, only that it is too fine.
    private const int MostDecimals = 12;

    private const int MostExponent = 1_000_000;

    public bool IsWhole => Decimals == 0;

    /// <summary>Reads <c>[-+]digits[.digits][e[-+]digits]</c>; null for anything else. Takes time linear in the text.</summary>
    public static Numeral? Parse(ReadOnlySpan<char> text)
    {
        var rest = text;
        if (rest is ['-' or '+', ..]) rest = rest[1..];
        var exponent = 0;
        var mark = rest.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (Exponent(rest[(mark + 1)..]) is not { } read) return null;
            exponent = read;
            rest = rest[..mark];
        }
        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AllDigits(whole) || !AllDigits(fraction)) return null;
        return Exact(string.Concat(whole, fraction), exponent - fraction.Length, text[0] == '-');
    }

    /// <summary>The number <paramref name="value"/>.</summary>
    public static Numeral Of(long value) => Exact(
        Math.Abs((decimal)value).ToString(CultureInfo.InvariantCulture), 0, value < 0);

    private static Numeral Exact(string digits, int exponent, bool negative)
    {
        var trimmed = digits.AsSpan().TrimStart('0');
        var length = trimmed.Length;
        trimmed = trimmed.TrimEnd('0');
        exponent += length - trimmed.Length;
        if (trimmed.IsEmpty) return new Numeral(0, 0, false);
        if (trimmed.Length + (long)exponent > MostDigits) return new Numeral(negative ? -1 : 1, 0, true);
        var decimals = Math.Max(0, -exponent);
        if (decimals > MostDecimals) return new Numeral(negative ? -1 : 1, decimals, false);
        var value = decimal.Parse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture);
        for (; exponent > 0; exponent--) value *= 10;
        for (; exponent < 0; exponent++) value /= 10;
        return new Numeral(negative ? -value : value, decimals, false);
    }

    private static int? Exponent(ReadOnlySpan<char> text)
    {
        var negative = text is ['-', ..];
        if (text is ['-' or '+', ..]) text = text[1..];
        if (text.IsEmpty || !AllDigits(text)) return null;
        text = text.TrimStart('0');
        var size = text.IsEmpty ? 0
            : text.Length > 6 ? MostExponent
            : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -size : size;
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
