using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>
/// What a YAML scalar means in the core schema of YAML 1.2: <c>yes</c>, <c>08:00</c>, <c>2026-03-01</c> and <c>1_000</c>
/// are texts.
/// </summary>
internal static partial class CoreSchema
{
    private const string Prefix = "tag:yaml.org,2002:";

    public static Node Resolve(Scalar scalar)
    {
        var line = (int)scalar.Start.Line;
        if (scalar.Tag.IsEmpty) return scalar.Style == ScalarStyle.Plain ? Plain(line, scalar.Value) : new TextNode(line, scalar.Value);
        var node = Plain(line, scalar.Value);
        return scalar.Tag.Value switch
        {
            "!" or Prefix + "str" => new TextNode(line, scalar.Value),
            Prefix + "null" when node is NullNode => node,
            Prefix + "bool" when node is BoolNode => node,
            Prefix + "int" when node is NumberNode { Value.IsWhole: true } => node,
            Prefix + "float" when node is NumberNode => node,
            _ => throw new BrokenTextException(line, $"the tag \"{scalar.Tag.Value}\" does not fit here"),
        };
    }

    /// <exception cref="BrokenTextException">The collection has a tag other than its own.</exception>
    public static void RequireTag(NodeEvent collection, string name)
    {
        if (collection.Tag.IsEmpty || collection.Tag.Value == "!" || collection.Tag.Value == Prefix + name) return;
        throw new BrokenTextException((int)collection.Start.Line, $"the tag \"{collection.Tag.Value}\" does not fit here");
    }

    private static Node Plain(int line, string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new NullNode(line);
            case "true" or "True" or "TRUE":
                return new BoolNode(line, true);
            case "false" or "False" or "FALSE":
                return new BoolNode(line, false);
        }
        // Most texts are neither; their first character tells.
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+' or '.')) return new TextNode(line, text);
        if (Decimals().IsMatch(text)) return new NumberNode(line, Numeral.Parse(text));
        if (Based().IsMatch(text)) return new NumberNode(line, OfBase(text));
        return NotFinite().IsMatch(text) ? new NumberNode(line, null) : new TextNode(line, text);
    }

    private static Numeral OfBase(string text)
    {
        var digits = text.AsSpan(2).TrimStart('0');
        var perDigit = text[1] == 'x' ? 4 : 3;
        // 48 bits are 15 decimal digits: as much as any number may have.
        if (digits.Length * perDigit > 48) return new Numeral(1, 0, true);
        long value = 0;
        foreach (var digit in digits)
            value = (value << perDigit) + int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Numeral.Of(value);
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^(0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Based();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NotFinite();
}
