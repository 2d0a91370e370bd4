using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>
/// Forms of numbers. Too many decimals are <c>precision</c> before a limit is looked at; a text that is no plain decimal
/// number is <c>bad-number</c>. Decimals of a text count as written, those of a number as far as they matter.
/// </summary>
public static class NumberForms
{
    private const int MoneyDecimals = 2;

    /// <summary>Largest amount that arithmetic can carry; the reference has no limit.</summary>
    public const decimal Most = 999_999_999_999_999;

    /// <summary>Money in the book: text or number, from 0, at most two decimals.</summary>
    public static Form<decimal> Money { get; } = Number(0, Most);

    /// <summary>Money in an input: a text; a number is <c>wrong-type</c>.</summary>
    public static Form<decimal> MoneyText { get; } = NumberText(0, Most);

    /// <summary>0 to 100, text or number, at most two decimals.</summary>
    public static Form<decimal> Percent { get; } = Number(0, 100);

    /// <summary>A decimal as text or number; both limits are in.</summary>
    public static Form<decimal> Number(decimal least, decimal most, int decimals = MoneyDecimals) =>
        OfNumber(least, most, decimals, textOnly: false);

    /// <summary>A decimal as text; a number is <c>wrong-type</c>; both limits are in.</summary>
    public static Form<decimal> NumberText(decimal least, decimal most, int decimals = MoneyDecimals) =>
        OfNumber(least, most, decimals, textOnly: true);

    /// <summary>A whole number; <c>5.0</c> is one, <c>"5"</c> is <c>wrong-type</c>; both limits are in.</summary>
    public static Form<long> Whole(long least, long most = (long)Most) => new(
        least, Range("a whole number", least, most), (Node node, ref long value) =>
        {
            if (node is not NumberNode number) return ErrorCode.WrongType;
            if (number.Value is not { } numeral) return ErrorCode.BadNumber;
            if (!numeral.IsWhole) return ErrorCode.Precision;
            if (numeral.IsHuge || numeral.Value < least || numeral.Value > most) return ErrorCode.OutOfRange;
            value = (long)numeral.Value;
            return null;
        });

    /// <summary>A whole number that fits an <see cref="int"/>; see <see cref="Whole"/>.</summary>
    public static Form<int> SmallWhole(int least, int most)
    {
        var whole = Whole(least, most);
        return new Form<int>(least, whole.Accepted, (Node node, ref int value) =>
        {
            long wide = value;
            var fault = whole.Read(node, ref wide);
            value = (int)wide;
            return fault;
        });
    }

    private static Form<decimal> OfNumber(decimal least, decimal most, int decimals, bool textOnly)
    {
        var kind = $"a {(textOnly ? "text with a " : "")}number with at most {decimals.ToString(CultureInfo.InvariantCulture)} decimals";
        return new Form<decimal>(least, Range(kind, least, most), (Node node, ref decimal value) =>
        {
            if (node is NumberNode && textOnly) return ErrorCode.WrongType;
            if (Written(node, out var numeral, out var writtenDecimals) is { } fault) return fault;
            if (writtenDecimals > decimals) return ErrorCode.Precision;
            if (numeral.IsHuge || numeral.Value < least || numeral.Value > most) return ErrorCode.OutOfRange;
            value = numeral.Value;
            return null;
        });
    }

    private static ErrorCode? Written(Node node, out Numeral numeral, out int decimals)
    {
        (numeral, decimals) = (default, 0);
        switch (node)
        {
            case NumberNode { Value: { } number }:
                (numeral, decimals) = (number, number.Decimals);
                return null;
            case TextNode text when IsPlain(text.Value) && Numeral.Parse(text.Value) is { } read:
                var point = text.Value.IndexOf('.', StringComparison.Ordinal);
                (numeral, decimals) = (read, point < 0 ? 0 : text.Value.Length - point - 1);
                return null;
            case NumberNode or TextNode:
                return ErrorCode.BadNumber;
            default:
                return ErrorCode.WrongType;
        }
    }

    // -?digits[.digits]: no sign but minus, no exponent, a digit on both sides of the point.
    private static bool IsPlain(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        return point < 0
            ? AllDigits(digits)
            : AllDigits(digits[..point]) && AllDigits(digits[(point + 1)..]);
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static ImmutableArray<string> Range(string kind, decimal least, decimal most) => most < Most
        ? [string.Create(CultureInfo.InvariantCulture, $"{kind}, {least} to {most}")]
        : [string.Create(CultureInfo.InvariantCulture, $"{kind}, from {least}")];
}
