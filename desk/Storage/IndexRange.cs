namespace SupportBot.Desk.Storage;

/// <summary>Part of one index: values from <see cref="From"/> (in) to <see cref="Until"/> (out; null is no end).</summary>
/// <remarks>
/// To read on after a page: <c>range.After(value, id)</c> with the last document's index value and id.
/// </remarks>
public sealed record IndexRange
{
    // Neither character may be stored (StorageText), so these ends are exact.
    private const string JustAbove = "\u0001";
    private const string AboveEverything = "\U0010FFFF";

    private IndexRange(IndexName index, string from, string? until) => (Index, From, Until) = (index, from, until);

    public IndexName Index { get; }

    /// <summary>In the range.</summary>
    public string From { get; }

    /// <summary>Not in the range; null when the range has no end.</summary>
    public string? Until { get; }

    public IndexOrder Order { get; private init; }

    /// <summary>Only what comes strictly after this position, in the chosen order; null starts at the range's own end.</summary>
    public IndexPosition? Position { get; private init; }

    public static IndexRange All(IndexName index) => new(index, string.Empty, null);

    /// <param name="from">In the range.</param>
    /// <param name="until">Not in the range.</param>
    public static IndexRange Between(IndexName index, string from, string until) => new(index, from, until);

    /// <param name="from">In the range.</param>
    public static IndexRange AtLeast(IndexName index, string from) => new(index, from, null);

    public static IndexRange Exactly(IndexName index, string value) => new(index, value, value + JustAbove);

    public static IndexRange StartingWith(IndexName index, string prefix) =>
        new(index, prefix, prefix + AboveEverything);

    /// <summary>The same range from its end to its start.</summary>
    public IndexRange Descending() => this with { Order = IndexOrder.Descending };

    public IndexRange After(string value, string id) => this with { Position = new(value, id) };
}

public enum IndexOrder
{
    Ascending,
    Descending,
}

/// <summary>A place in an index: an entry's value and its document's id.</summary>
public sealed record IndexPosition(string Value, string Id);
