using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>The keys of a map in the order of the reference.</summary>
public sealed class MapKeys
{
    private readonly FrozenSet<string> _known;

    public MapKeys(params ReadOnlySpan<string> names)
    {
        Names = [.. names];
        _known = Names.ToFrozenSet(StringComparer.Ordinal);
    }

    public ImmutableArray<string> Names { get; }

    public bool Has(string key) => _known.Contains(key);
}
