using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Collects the entries of one map and knows which keys are there already.</summary>
internal sealed class MapEntries
{
    private const int LookAtMost = 16;

    private readonly ImmutableArray<MapEntry>.Builder _entries = ImmutableArray.CreateBuilder<MapEntry>();
    private HashSet<string>? _keys;

    public void Add(MapEntry entry)
    {
        _entries.Add(entry);
        if (_keys is not null) _keys.Add(entry.Key);
        else if (_entries.Count > LookAtMost) _keys = _entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
    }

    public ImmutableArray<MapEntry> ToImmutable() => _entries.DrainToImmutable();

    public bool Has(string key)
    {
        if (_keys is not null) return _keys.Contains(key);
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
