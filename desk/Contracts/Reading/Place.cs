using System.Globalization;
using System.Text;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Where something stands in a document: <c>input.tickets[0].end</c>. Text is made only when it is asked for.</summary>
public sealed class Place
{
    private readonly Place? _parent;
    private readonly string? _key;
    private readonly int _index;

    private Place(Place? parent, string? key, int index)
    {
        _parent = parent;
        _key = key;
        _index = index;
    }

    /// <summary>The last key, or the list's key for an item: what a message calls the place.</summary>
    public string Name => _key ?? _parent?.Name ?? "";

    public static Place Root(string name) => new(null, name, 0);

    public Place Key(string key) => new(this, key, 0);

    /// <param name="index">Counted from 0.</param>
    public Place Item(int index) => new(this, null, index);

    public override string ToString()
    {
        if (_parent is null) return _key ?? "";
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>The line of this place in a document, or of the nearest parent that is written there.</summary>
    internal int LineIn(Node root) => Resolve(root).Line;

    /// <summary>What stands here in a document; null when nothing does.</summary>
    internal Node? NodeIn(Node root) => Resolve(root).Node;

    private (Node? Node, int Line) Resolve(Node root)
    {
        if (_parent is null) return (root, 1);
        var (node, line) = _parent.Resolve(root);
        return node switch
        {
            MapNode map when _key is not null && map.Find(_key) is { } entry => (entry.Value, entry.Line),
            ListNode list when _key is null && _index < list.Items.Length => (list.Items[_index], list.Items[_index].Line),
            _ => (null, line),
        };
    }

    private void Write(StringBuilder text)
    {
        _parent?.Write(text);
        if (_key is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_index}]");
            return;
        }
        if (_parent is not null) text.Append('.');
        text.Append(_key);
    }
}
