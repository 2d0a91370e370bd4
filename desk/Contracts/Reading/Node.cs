using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>What a YAML or JSON document holds, with lines. Never changes; YAML aliases share nodes.</summary>
public abstract class Node
{
    private protected Node(int line) => Line = line;

    /// <summary>1-based line on which the value starts.</summary>
    public int Line { get; }

    /// <summary>How many nodes this is with every alias written out.</summary>
    internal virtual long Size => 1;

    /// <summary>Levels of lists and maps from here down.</summary>
    internal virtual int Depth => 0;
}

public sealed class NullNode(int line) : Node(line);

public sealed class BoolNode(int line, bool value) : Node(line)
{
    public bool Value { get; } = value;
}

/// <summary>A number; <see cref="Value"/> is null when it is not finite.</summary>
public sealed class NumberNode(int line, Numeral? value) : Node(line)
{
    public Numeral? Value { get; } = value;
}

public sealed class TextNode(int line, string value) : Node(line)
{
    public string Value { get; } = value;
}

public sealed class ListNode : Node
{
    public ListNode(int line, ImmutableArray<Node> items)
        : base(line)
    {
        Items = items;
        var (size, depth) = (1L, 0);
        foreach (var item in items) (size, depth) = (size + item.Size, Math.Max(depth, item.Depth));
        (Size, Depth) = (size, depth + 1);
    }

    public ImmutableArray<Node> Items { get; }

    internal override long Size { get; }

    internal override int Depth { get; }
}

/// <summary>A map; keys are unique and in the order of the text.</summary>
public sealed class MapNode : Node
{
    // Maps of the reference have at most some twenty keys; only foreign ones are worth hashing.
    private const int LookAtMost = 32;

    private readonly Dictionary<string, int>? _positions;

    public MapNode(int line, ImmutableArray<MapEntry> entries)
        : base(line)
    {
        Entries = entries;
        var (size, depth) = (1L, 0);
        foreach (var entry in entries) (size, depth) = (size + entry.Value.Size, Math.Max(depth, entry.Value.Depth));
        (Size, Depth) = (size, depth + 1);
        if (entries.Length <= LookAtMost) return;
        _positions = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++) _positions[entries[i].Key] = i;
    }

    public ImmutableArray<MapEntry> Entries { get; }

    internal override long Size { get; }

    internal override int Depth { get; }

    /// <summary>The entry as it is written, also with null; null when the key is not there.</summary>
    public MapEntry? Find(string key)
    {
        if (_positions is not null) return _positions.TryGetValue(key, out var at) ? Entries[at] : null;
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal)) return entry;
        }
        return null;
    }
}

/// <param name="Line">Line of the key.</param>
public readonly record struct MapEntry(string Key, int Line, Node Value);
