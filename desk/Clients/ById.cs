using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Desk.Clients;

/// <summary>A list in the order of the book, with lookup by id (ordinal). Never changes.</summary>
public sealed class ById<T> : IReadOnlyList<T>
    where T : class
{
    // A handful of items is found faster by looking than by hashing, and most clients have only a handful.
    private const int LookAtMost = 8;

    private readonly ImmutableArray<T> _items;
    private readonly Func<T, string> _id;
    private readonly Dictionary<string, T>? _byId;

    /// <summary>An empty list.</summary>
    public ById()
        : this([], _ => "")
    {
    }

    /// <param name="items">In the order of the book.</param>
    /// <param name="id">Reads an item's id; of equal ids the first is found.</param>
    public ById(ImmutableArray<T> items, Func<T, string> id)
    {
        _items = items;
        _id = id;
        if (items.Length <= LookAtMost) return;
        _byId = new Dictionary<string, T>(items.Length, StringComparer.Ordinal);
        foreach (var item in items) _byId.TryAdd(id(item), item);
    }

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>The item with the id, or null; a null id finds nothing.</summary>
    public T? Find(string? id)
    {
        if (id is null) return null;
        if (_byId is not null) return _byId.GetValueOrDefault(id);
        foreach (var item in _items)
        {
            if (string.Equals(_id(item), id, StringComparison.Ordinal)) return item;
        }
        return null;
    }

    public bool Contains([NotNullWhen(true)] string? id) => Find(id) is not null;

    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();
}
