using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Contracts;

/// <summary>What one text of a book says differently from another.</summary>
/// <param name="Path">Items of lists by their id where they have one: <c>contracts[M1].fee.perUser</c>.</param>
/// <param name="Before">Null for what is new.</param>
/// <param name="After">Null for what is gone.</param>
public sealed record BookDifference(string Path, string? Before, string? After)
{
    private const int LongestValue = 120;

    private static readonly string[] Names = ["id", "number", "priority", "date"];

    /// <summary>Every difference, in the order of the newer text, what is gone last. Both texts are readable books.</summary>
    public static ImmutableArray<BookDifference> Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var found = ImmutableArray.CreateBuilder<BookDifference>();
        if (YamlNodes.Parse(before) is ParsedText.Document old && YamlNodes.Parse(after) is ParsedText.Document next) Compare("", old.Root, next.Root, found);
        return found.ToImmutable();
    }

    private static void Compare(string path, Node? before, Node? after, ImmutableArray<BookDifference>.Builder found)
    {
        switch (before, after)
        {
            case (MapNode old, MapNode next):
                Children(path, Keyed(old), Keyed(next), found);
                break;
            case (ListNode old, ListNode next):
                Children(path, Listed(old), Listed(next), found);
                break;
            default:
                var (was, now) = (Text(before), Text(after));
                if (was != now) found.Add(new BookDifference(path, was, now));
                break;
        }
    }

    private static void Children(
        string path, List<(string Key, Node Node)> before, List<(string Key, Node Node)> after, ImmutableArray<BookDifference>.Builder found)
    {
        var old = before.ToDictionary(e => e.Key, e => e.Node, StringComparer.Ordinal);
        foreach (var (key, node) in after) Compare(Join(path, key), old.GetValueOrDefault(key), node, found);
        var kept = after.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, node) in before.Where(e => !kept.Contains(e.Key))) Compare(Join(path, key), node, null, found);
    }

    private static List<(string, Node)> Keyed(MapNode map) =>
        [.. map.Entries.Where(e => e.Value is not NullNode).Select(e => (e.Key, e.Value))];

    private static List<(string, Node)> Listed(ListNode list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. list.Items.Select((item, i) =>
        {
            var name = NameOf(item);
            return ($"[{(name is not null && seen.Add(name) ? name : "#" + i.ToString(CultureInfo.InvariantCulture))}]", item);
        })];
    }

    private static string? NameOf(Node item) => item is MapNode map
        ? Names.Select(map.Find).FirstOrDefault(e => e is not null)?.Value is { } name ? Text(name) : null
        : null;

    private static string Join(string path, string key) => path.Length == 0 || key[0] == '[' ? path + key : path + "." + key;

    /// <summary>A value as it is written, cut when it is long; null for nothing.</summary>
    private static string? Text(Node? node) => Cut(Whole(node));

    private static string? Whole(Node? node) => node switch
    {
        TextNode text => text.Value,
        NumberNode number => number.Value?.Value.ToString(CultureInfo.InvariantCulture),
        BoolNode flag => flag.Value ? "true" : "false",
        MapNode map => "{" + string.Join(", ", map.Entries.Where(e => e.Value is not NullNode).Select(e => $"{e.Key}: {Whole(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(", ", list.Items.Select(Whole)) + "]",
        _ => null,
    };

    private static string? Cut(string? text) =>
        text is { Length: > LongestValue } ? string.Concat(text.AsSpan(0, LongestValue - 1), "…") : text;
}
