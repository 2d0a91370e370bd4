using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>The value of a key, a list item, or the document itself; it may be absent.</summary>
public readonly struct Field
{
    private const int NotAnItem = -1;
    private const int TheRoot = -2;

    private readonly DocumentReader? _reader;
    private readonly Place _parent;
    private readonly string? _key;
    private readonly int _index;
    private readonly int _line;
    private readonly Node? _node;

    private Field(DocumentReader? reader, Place parent, string? key, int index, int line, Node? node) =>
        (_reader, _parent, _key, _index, _line, _node) = (reader, parent, key, index, line, node);

    /// <summary>False for a key that is absent or null; a list item is always given.</summary>
    public bool IsGiven => _node is not null && (_key is null || _node is not NullNode);

    public Place Place => _key is not null ? _parent.Key(_key) : _index == TheRoot ? _parent : _parent.Item(_index);

    /// <summary>A value that must be there.</summary>
    public T Required<T>(Form<T> form)
    {
        if (IsGiven) return Read(form);
        Report(new Fault(ErrorCode.Missing, form.Accepted));
        return form.Placeholder;
    }

    /// <summary>A value, or <paramref name="fallback"/> when it is not given.</summary>
    public T Or<T>(Form<T> form, T fallback) => IsGiven ? Read(form) : fallback;

    /// <summary>A text or other object, or null when it is not given.</summary>
    public T? Optional<T>(Form<T> form)
        where T : class => IsGiven ? Read(form) : null;

    /// <summary>A number, date or other value type, or null when it is not given.</summary>
    public T? OptionalValue<T>(Form<T> form)
        where T : struct => IsGiven ? Read(form) : null;

    /// <summary>A map that must be there. When it is not, <paramref name="read"/> gets placeholders and reports nothing.</summary>
    public T Map<T>(MapKeys keys, Func<MapReader, T> read)
    {
        if (!IsGiven)
        {
            Report(new Fault(ErrorCode.Missing, keys.Names));
            return read(Silent(keys));
        }
        if (_node is not MapNode map)
        {
            Report(new Fault(ErrorCode.WrongType, keys.Names));
            return read(Silent(keys));
        }
        return read(new MapReader(_reader, Place, _line, map, keys));
    }

    /// <summary>A map, or null when it is not given.</summary>
    public T? OptionalMap<T>(MapKeys keys, Func<MapReader, T> read)
        where T : class => IsGiven ? Map(keys, read) : null;

    /// <summary>A map whose keys are free; keys that are null are left out. Empty when it is not given.</summary>
    public ImmutableArray<KeyValuePair<string, T>> Entries<T>(Form<T> form)
    {
        if (!IsGiven) return [];
        if (_node is not MapNode map)
        {
            Report(new Fault(ErrorCode.WrongType, ["a map"]));
            return [];
        }
        var (reader, place) = (_reader, Place);
        return
        [
            .. map.Entries
                .Select(entry => KeyValuePair.Create(entry.Key, OfKey(reader, place, entry.Key, entry.Line, entry.Value)))
                .Where(entry => entry.Value.IsGiven)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Read(form))),
        ];
    }

    /// <summary>A list; empty when it is not given.</summary>
    public ImmutableArray<T> List<T>(Func<Field, T> item, int atLeast = 0) => IsGiven ? Items(item, atLeast) : [];

    /// <summary>A list of plain values; empty when it is not given.</summary>
    public ImmutableArray<T> List<T>(Form<T> form, int atLeast = 0) => List(item => item.Required(form), atLeast);

    /// <summary>A list that must be there; it may be empty unless <paramref name="atLeast"/> says otherwise.</summary>
    public ImmutableArray<T> RequiredList<T>(Func<Field, T> item, int atLeast = 0)
    {
        if (IsGiven) return Items(item, atLeast);
        Report(new Fault(ErrorCode.Missing, ["a list"]));
        return [];
    }

    /// <inheritdoc cref="RequiredList{T}(Func{Field, T}, int)"/>
    public ImmutableArray<T> RequiredList<T>(Form<T> form, int atLeast = 0) => RequiredList(item => item.Required(form), atLeast);

    /// <summary>Reports an error at this field.</summary>
    public void Report(ErrorCode code, string? reason = null) => Report(new Fault(code, [], reason));

    internal static Field OfRoot(DocumentReader reader, Node root) => new(reader, reader.Place, null, TheRoot, 1, root);

    internal static Field OfKey(DocumentReader? reader, Place map, string key, int line, Node? node) =>
        new(reader, map, key, NotAnItem, line, node);

    private ImmutableArray<T> Items<T>(Func<Field, T> item, int atLeast)
    {
        if (_node is not ListNode list)
        {
            Report(new Fault(ErrorCode.WrongType, ["a list"]));
            return [];
        }
        if (list.Items.Length < atLeast) Report(new Fault(ErrorCode.OutOfRange, ["a list with at least one item"]));
        var place = Place;
        var items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
            items.Add(item(new Field(_reader, place, null, i, list.Items[i].Line, list.Items[i])));
        return items.MoveToImmutable();
    }

    private T Read<T>(Form<T> form)
    {
        var value = form.Placeholder;
        if (_node is not null && form.Read(_node, ref value) is { } code) Report(new Fault(code, form.Accepted));
        return value;
    }

    private void Report(Fault fault) => _reader?.Report(Place, _line, fault);

    private MapReader Silent(MapKeys keys) => new(null, _parent, _line, null, keys);
}
