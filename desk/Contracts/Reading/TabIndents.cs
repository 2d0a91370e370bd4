using YamlDotNet.Core.Events;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>
/// The lines of a YAML text that are indented with a tab. The library lets some pass and names the line before for
/// others, so they are looked up here. A tab inside a text that runs over several lines is content.
/// </summary>
internal sealed class TabIndents
{
    public const string Reason = "a tab stands in the indentation";

    private readonly Queue<int> _lines = new();

    public TabIndents(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal)) return;
        var number = 1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart(" \t");
            if (!content.IsEmpty && content[0] != '#' && line[..^content.Length].Contains('\t')) _lines.Enqueue(number);
            number++;
        }
    }

    /// <summary>The first such line that comes before the event's own text or starts it; null when there is none.</summary>
    public int? Before(ParsingEvent now)
    {
        if (_lines.Count == 0) return null;
        if (now is not (Scalar or SequenceStart or MappingStart or AnchorAlias)) return null;
        if (_lines.Peek() <= now.Start.Line) return _lines.Peek();
        // The end of a block text is the start of the line after it.
        var last = now.End.Column <= 1 ? now.End.Line - 1 : now.End.Line;
        while (now is Scalar && _lines.Count > 0 && _lines.Peek() <= last) _lines.Dequeue();
        return null;
    }

    /// <summary>The first such line of a stretch, both ends in; null when there is none.</summary>
    public int? Between(int from, int to) =>
        _lines.TryPeek(out var first) && first >= from && first <= to ? first : null;
}
