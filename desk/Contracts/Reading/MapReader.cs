namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the declared keys of one map, in their declared order.</summary>
public sealed class MapReader
{
    private readonly DocumentReader? _reader;
    private readonly MapNode? _map;
    private readonly MapKeys _keys;
    private readonly int _line;
    private int _next;

    /// <param name="reader">Null: every field is a silent placeholder.</param>
    internal MapReader(DocumentReader? reader, Place place, int line, MapNode? map, MapKeys keys)
    {
        (_reader, Place, _line, _map, _keys) = (reader, place, line, map, keys);
        if (reader is null || map is null) return;
        foreach (var entry in map.Entries)
        {
            if (!keys.Has(entry.Key))
                reader.Report(place.Key(entry.Key), entry.Line, new Fault(ErrorCode.UnknownKey, keys.Names));
        }
    }

    /// <summary>Where the map stands.</summary>
    public Place Place { get; }

    /// <summary>The next field; keys may be left out, but never go back.</summary>
    /// <exception cref="InvalidOperationException">The key is not declared, or declared before one that was read.</exception>
    public Field this[string key]
    {
        get
        {
            while (_next < _keys.Names.Length)
            {
                if (!string.Equals(_keys.Names[_next++], key, StringComparison.Ordinal)) continue;
                return _map?.Find(key) is { } entry
                    ? Field.OfKey(_reader, Place, key, entry.Line, entry.Value)
                    : Field.OfKey(_reader, Place, key, _line, node: null);
            }
            throw new InvalidOperationException($"The key {key} is read out of its declared order.");
        }
    }

    /// <summary>Reports an error at the map itself.</summary>
    public void Report(ErrorCode code, string? reason = null) => _reader?.Report(Place, _line, new Fault(code, [], reason));
}
