using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads one YAML 1.2 document (core schema) into nodes; JSON that starts with a brace is read as JSON.</summary>
public static class YamlNodes
{
    /// <summary>
    /// Never throws for any bytes. An empty text is a document that is null. Memory is bounded by
    /// <see cref="TextLimits"/>: aliases share their nodes and may repeat a limited number of them.
    /// </summary>
    public static ParsedText Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > TextLimits.Bytes) return new ParsedText.Broken(1, TextLimits.TooLarge);
        var bytes = TextBytes.WithoutBom(utf8);
        if (bytes.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            var json = JsonNodes.Parse(bytes);
            if (json is ParsedText.Document or ParsedText.Broken { IsFinal: true }) return json;
        }
        return TextBytes.Decode(bytes, out var broken) is { } text ? Parse(text) : broken ?? throw new InvalidOperationException();
    }

    private static ParsedText Parse(string text)
    {
        using var characters = new StringReader(text);
        var scanner = new Scanner(characters, skipComments: true);
        var tabs = new TabIndents(text);
        try
        {
            return new ParsedText.Document(new Builder(new Parser(scanner), tabs).Document());
        }
        catch (BrokenTextException e)
        {
            return new ParsedText.Broken(e.Line, e.Message);
        }
        catch (YamlException e)
        {
            var line = Math.Max(1, (int)e.End.Line);
            return tabs.Between((int)e.Start.Line, (int)scanner.CurrentPosition.Line) is { } tab
                ? new ParsedText.Broken(tab, TabIndents.Reason)
                : new ParsedText.Broken(line, e.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser's own queue of tokens is empty: the text ends or breaks off inside brackets.
            return new ParsedText.Broken((int)scanner.CurrentPosition.Line, "a list or map is not closed");
        }
    }

    private sealed class Builder(Parser parser, TabIndents tabs)
    {
        private readonly Dictionary<AnchorName, Node> _anchors = [];
        private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
        private int _depth;
        private long _written;

        public Node Document()
        {
            Next();
            if (parser.Current is StreamStart) Next();
            if (parser.Current is StreamEnd) return new NullNode(1);
            Next();
            var root = Value();
            Next();
            Next();
            if (parser.Current is not StreamEnd) throw new BrokenTextException(Line, "a file holds one document");
            return root;
        }

        private int Line => (int)(parser.Current?.Start.Line ?? 1);

        private void Next()
        {
            parser.MoveNext();
            if (parser.Current is not { } now) return;
            if (tabs.Before(now) is { } tab) throw new BrokenTextException(tab, TabIndents.Reason);
        }

        // Reads the value whose event is current and leaves its last event current.
        private Node Value()
        {
            if (++_written > TextLimits.Nodes) throw new BrokenTextException(Line, TextLimits.TooManyNodes);
            switch (parser.Current)
            {
                case Scalar scalar:
                    return Anchored(scalar, CoreSchema.Resolve(scalar));
                case AnchorAlias alias:
                    return _anchors.TryGetValue(alias.Value, out var shared)
                        ? shared
                        : throw new BrokenTextException(Line, "an alias has no anchor before it");
                case SequenceStart start:
                    return Anchored(start, Deeper(() => List(start)));
                case MappingStart start:
                    return Anchored(start, Deeper(() => Map(start)));
                default:
                    throw new BrokenTextException(Line, "a value is expected here");
            }
        }

        private ListNode List(SequenceStart start)
        {
            CoreSchema.RequireTag(start, "seq");
            var items = ImmutableArray.CreateBuilder<Node>();
            for (Next(); parser.Current is not SequenceEnd; Next()) items.Add(Value());
            return new ListNode((int)start.Start.Line, items.DrainToImmutable());
        }

        private MapNode Map(MappingStart start)
        {
            CoreSchema.RequireTag(start, "map");
            var entries = new MapEntries();
            for (Next(); parser.Current is not MappingEnd; Next())
            {
                var line = Line;
                var key = Key();
                if (entries.Has(key)) throw BrokenTextException.SecondKey(line, key);
                Next();
                entries.Add(new MapEntry(key, line, Value()));
            }
            return new MapNode((int)start.Start.Line, entries.ToImmutable());
        }

        private string Key()
        {
            if (parser.Current is not Scalar scalar) throw new BrokenTextException(Line, "a key must be a text");
            Anchored(scalar, CoreSchema.Resolve(scalar));
            if (_keys.TryGetValue(scalar.Value, out var known)) return known;
            if (_keys.Count < 1_000) _keys.Add(scalar.Value, scalar.Value);
            return scalar.Value;
        }

        private Node Deeper(Func<Node> read)
        {
            if (++_depth > TextLimits.Depth) throw new BrokenTextException(Line, TextLimits.TooDeep);
            var node = read();
            _depth--;
            if (node.Depth > TextLimits.Depth) throw new BrokenTextException(Line, TextLimits.TooDeep);
            if (node.Size > _written + TextLimits.AliasedNodes) throw new BrokenTextException(Line, TextLimits.TooManyAliases);
            return node;
        }

        private Node Anchored(NodeEvent written, Node node)
        {
            if (!written.Anchor.IsEmpty) _anchors[written.Anchor] = node;
            return node;
        }
    }
}
