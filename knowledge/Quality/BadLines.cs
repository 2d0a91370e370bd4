namespace SupportBot.Knowledge.Quality;

/// <summary>Lines of evaluation files that could not be used, each with its number and the reason; the others go on.</summary>
public sealed class BadLines
{
    private readonly List<string> _lines = [];

    public int Count => _lines.Count;

    /// <summary>In the order they were met, for example <c>queries.jsonl:7: no text</c>.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <param name="number">From 1.</param>
    public void Add(string path, int number, string reason) =>
        _lines.Add(FormattableString.Invariant($"{Path.GetFileName(path)}:{number}: {reason}"));

    /// <exception cref="InvalidDataException">Nobody collects bad lines.</exception>
    internal static void Note(BadLines? bad, string path, int number, string reason)
    {
        if (bad is null) throw new InvalidDataException(FormattableString.Invariant($"{path}:{number}: {reason}"));
        bad.Add(path, number, reason);
    }
}
